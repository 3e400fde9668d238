package dev.testudo.shell.provider.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words after a command. */
public final class Arguments {
  private final List<String> words;
  private final String usage;

  /**
   * @param usage the whole line, such as {@code breaker:show NAME}
   */
  public Arguments(String usage, String... words) {
    this.words = List.copyOf(Arrays.asList(words));
    this.usage = usage;
  }

  /**
   * The words, if there are as many as there may be.
   *
   * @throws CommandException if not; the line says how the command is used
   */
  public List<String> between(int least, int most) {
    if (words.size() < least || words.size() > most) {
      throw new CommandException("usage: " + usage);
    }
    return words;
  }

  /**
   * The words from the given one on, each {@code key=value}.
   *
   * @throws CommandException if there is none, or one is no such pair
   */
  public Map<String, String> pairs(int from) {
    between(from + 1, Integer.MAX_VALUE);
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String word : words.subList(from, words.size())) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new CommandException(word + " is not of the form key=value; usage: " + usage);
      }
      pairs.put(word.substring(0, equals).strip(), word.substring(equals + 1).strip());
    }
    return pairs;
  }
}

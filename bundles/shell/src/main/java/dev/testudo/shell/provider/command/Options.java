package dev.testudo.shell.provider.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words after a command of which some are options: {@code --over 1m}, anywhere on the line. */
public final class Options {
  private final Map<String, String> options = new LinkedHashMap<>();
  private final List<String> words = new ArrayList<>();

  /**
   * @param usage the whole line; it names each option there is
   * @throws CommandException if an option is unknown or lacks its value
   */
  public Options(String usage, String... line) {
    for (int i = 0; i < line.length; i++) {
      if (!line[i].startsWith("--")) {
        words.add(line[i]);
      } else if (!usage.contains(line[i] + " ")) {
        throw new CommandException("no option " + line[i] + "; usage: " + usage);
      } else if (i + 1 == line.length) {
        throw new CommandException(line[i] + " needs a value; usage: " + usage);
      } else {
        options.put(line[i].substring(2), line[++i]);
      }
    }
  }

  /** What is no option. */
  public String[] words() {
    return words.toArray(new String[0]);
  }

  /** The value of an option, or another. */
  public String get(String option, String otherwise) {
    return options.getOrDefault(option, otherwise);
  }
}

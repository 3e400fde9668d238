package dev.testudo.shell.provider.command;

import java.util.List;

/** Commands that know their arguments. */
public interface Completes {

  /**
   * How the word at the index could go on.
   *
   * @param function the command without its scope
   * @param words the line so far; the first is the command
   * @param index the word that is being typed
   */
  List<Choice> complete(String function, List<String> words, int index);
}

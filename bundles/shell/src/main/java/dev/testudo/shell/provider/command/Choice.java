package dev.testudo.shell.provider.command;

/**
 * One way to complete a word.
 *
 * @param value the word
 * @param meaning what it is; may be empty
 * @param whole whether the word is complete; a key that awaits its value is not
 */
public record Choice(String value, String meaning, boolean whole) {
  public static Choice of(String value) {
    return new Choice(value, "", true);
  }
}

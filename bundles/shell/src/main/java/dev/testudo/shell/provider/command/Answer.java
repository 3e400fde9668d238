package dev.testudo.shell.provider.command;

import dev.testudo.TestudoException;
import java.io.IOException;

/**
 * The body of a command.
 *
 * @param <T> what it returns
 */
@FunctionalInterface
public interface Answer<T> {
  T get() throws IOException;

  /**
   * Runs a body.
   *
   * @throws CommandException for what is the user's to mend; other exceptions are passed on
   */
  static <T> T to(Answer<T> body) {
    try {
      return body.get();
    } catch (TestudoException e) {
      throw new CommandException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandException(e.toString(), e);
    }
  }
}

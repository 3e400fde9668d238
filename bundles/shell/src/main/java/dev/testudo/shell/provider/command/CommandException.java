package dev.testudo.shell.provider.command;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** What the user did not get, and why, in one line. It prints as this line alone. */
@SuppressWarnings("OverrideThrowableToString") // it is what Gogo prints
public final class CommandException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public CommandException(String line) {
    this(line, null);
  }

  public CommandException(String line, @Nullable Throwable cause) {
    super(line, cause);
  }

  @Override
  public String toString() {
    return String.valueOf(getMessage());
  }
}

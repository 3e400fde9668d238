package dev.testudo.conf.provider;

/** A file that is not in force, with the reason in words for whoever wrote it. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong and what would be right, without the file's name
   */
  RefusedException(String message) {
    super(message);
  }

  RefusedException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}

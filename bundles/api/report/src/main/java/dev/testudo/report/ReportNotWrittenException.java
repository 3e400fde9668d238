package dev.testudo.report;

import dev.testudo.TestudoException;
import java.io.Serial;
import java.nio.file.Path;

/** A report could not be written into its file, which is as it was before. */
public class ReportNotWrittenException extends TestudoException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param why for people, such as {@code it is a folder}
   */
  public ReportNotWrittenException(Path file, String why) {
    super(file + " cannot be written: " + why);
  }
}

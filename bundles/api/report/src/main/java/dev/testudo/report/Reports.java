package dev.testudo.report;

import java.nio.file.Path;
import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes reports. All methods may be called from any thread. Making one reads what the capabilities
 * have counted and slows no call down; it waits for {@linkplain ReportContributor contributors} for
 * as long as {@link ReportSettings#timeout}, once for all of them.
 */
@ProviderType
public interface Reports {

  /** A report of the latest time, as long as {@link ReportSettings#window} says. */
  Report make();

  /**
   * A report of the latest time. What is not known for so long is told for as long as it is, and
   * the report says so.
   *
   * @param window how long; 10 seconds to 1 hour
   * @throws dev.testudo.SettingsException if it is shorter or longer
   */
  Report make(Duration window);

  /** A report as text of a format. */
  String render(Report report, ReportFormat format);

  /**
   * Writes a report into a file, in the format by which the file's name ends. The file is, whatever
   * happens, either the old or the new one.
   *
   * @return the file with its whole path
   * @throws dev.testudo.SettingsException if the name does not end in a format
   * @throws ReportNotWrittenException if it cannot be written; the message says why
   */
  Path write(Report report, Path file);
}

package dev.testudo.shell.provider.capability;

import dev.testudo.capability.Values;
import dev.testudo.capability.text.Cells;
import dev.testudo.report.Report;
import dev.testudo.report.ReportFormat;
import dev.testudo.report.ReportSection;
import dev.testudo.report.Reports;
import dev.testudo.shell.provider.command.Answer;
import dev.testudo.shell.provider.command.Arguments;
import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.command.Completes;
import dev.testudo.shell.provider.command.Options;
import dev.testudo.shell.provider.render.Document;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reports, on the screen and into files. */
@Component(
    service = ReportCommands.class,
    property = {
      "osgi.command.scope=report",
      "osgi.command.function=show",
      "osgi.command.function=write"
    })
public final class ReportCommands implements Completes {
  private static final String SHOW = "report:show [--over TIME]";
  private static final String WRITE = "report:write FILE.md|html|json [--over TIME]";
  private static final String NONE = "";

  private final Reports reports;

  @Activate
  public ReportCommands(@Reference Reports reports) {
    this.reports = reports;
  }

  /**
   * A report that was written.
   *
   * @param file where
   * @param bytes how long it is
   */
  record Written(String file, long bytes) {}

  @Descriptor(
      "Tells what is wrong now, what was lately, and what each capability has been doing."
          + " Example: report:show --over 5m")
  public Document show(@Descriptor("[--over TIME]") String[] line) {
    Options options = new Options(SHOW, line);
    new Arguments(SHOW, options.words()).between(0, 0);
    return Answer.to(() -> document(make(options)));
  }

  @Descriptor(
      "Writes the same into a file, in the format by which its name ends: .md, .html or .json."
          + " Example: report:write report.html")
  public Written write(
      CommandSession session, @Descriptor("FILE.md|html|json [--over TIME]") String[] line) {
    Options options = new Options(WRITE, line);
    Path name = Path.of(new Arguments(WRITE, options.words()).between(1, 1).get(0));
    Path folder = session.currentDir();
    Path file = folder == null ? name : folder.resolve(name);
    return Answer.to(
        () -> {
          ReportFormat.of(file); // before the work
          Path written = reports.write(make(options), file);
          return new Written(written.toString(), Files.size(written));
        });
  }

  private Report make(Options options) {
    String over = options.get("over", NONE);
    return over.equals(NONE)
        ? reports.make()
        : reports.make((Duration) Values.read("--over", over, Duration.class));
  }

  private static Document document(Report report) {
    Cells cells = new Cells(true);
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, %s, the latest %s"
            .formatted(report.title(), cells.text(report.at()), cells.text(report.window())));
    lines.addAll(report.sentences());
    return new Document(
        lines, report.sections().stream().map(ReportCommands::part).toList(), report.asMap());
  }

  private static Document.Part part(ReportSection section) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    section.rows().forEach(row -> rows.add(new ArrayList<>(row)));
    return new Document.Part(section.heading(), section.columns(), rows);
  }

  @Override
  public List<Choice> complete(String function, List<String> words, int index) {
    if (words.size() > index && index > 0 && words.get(index - 1).equals("--over")) {
      return Arrays.stream(new String[] {"1m", "5m", "15m", "1h"}).map(Choice::of).toList();
    }
    return List.of(Choice.of("--over"));
  }
}

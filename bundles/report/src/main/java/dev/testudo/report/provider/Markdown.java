package dev.testudo.report.provider;

import dev.testudo.capability.text.Cells;
import dev.testudo.capability.text.Text;
import dev.testudo.report.Report;
import dev.testudo.report.ReportSection;
import java.util.List;

/** A report as Markdown with the tables of GitHub; what it tells of cannot break out of a cell. */
final class Markdown {
  private static final String SPECIAL = "\\`*[]|~";

  private final StringBuilder out = new StringBuilder();
  private final Report report;

  Markdown(Report report) {
    this.report = report;
  }

  String text() {
    Cells cells = new Cells(true);
    out.append("# ").append(escape(report.title())).append("\n\n");
    out.append(escape(cells.text(report.at())));
    out.append(", the latest ").append(cells.text(report.window())).append("\n\n");
    report.sentences().forEach(this::sentence);
    report.sections().forEach(this::section);
    return out.toString();
  }

  private void sentence(String sentence) {
    // What begins like a list or a heading is none.
    boolean mark = sentence.startsWith("-") || sentence.startsWith("+") || sentence.startsWith("#");
    out.append("- ").append(mark ? "\\" : "").append(escape(sentence)).append('\n');
  }

  private void section(ReportSection section) {
    if (section.rows().isEmpty()) {
      out.append("\n**").append(escape(section.heading())).append("**\n");
      return;
    }
    out.append("\n## ").append(escape(section.title())).append("\n\n");
    Table table = Table.of(section);
    row(section.columns());
    row(table.right().stream().map(right -> right ? "--:" : "---").toList(), false);
    table.rows().forEach(this::row);
  }

  private void row(List<String> cells) {
    row(cells.stream().map(Markdown::escape).toList(), true);
  }

  private void row(List<String> cells, boolean apart) {
    String gap = apart ? " " : "";
    out.append('|');
    cells.forEach(cell -> out.append(gap).append(cell).append(gap).append('|'));
    out.append('\n');
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    String plain = Text.plain(text);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        default -> {
          if (SPECIAL.indexOf(c) >= 0 || (c == '_' && !inside(plain, i))) {
            escaped.append('\\');
          }
          escaped.append(c);
        }
      }
    }
    return escaped.toString();
  }

  // An underscore within a word is nothing special.
  private static boolean inside(String text, int i) {
    return i > 0
        && i + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(i - 1))
        && Character.isLetterOrDigit(text.charAt(i + 1));
  }
}

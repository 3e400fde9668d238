package dev.testudo.report.provider;

import dev.testudo.capability.text.Cells;
import dev.testudo.capability.text.Text;
import dev.testudo.report.Report;
import dev.testudo.report.ReportSection;
import java.util.List;

/**
 * A report as one page of HTML that is well-formed XML as well. It has no scripts and asks nobody
 * for anything, and says so to the browser; wide tables are moved under a finger, and printed
 * whole.
 */
final class Html {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
      <title>%s</title>
      <style>
      body { font: 15px/1.45 system-ui, sans-serif; color: #1c1c1c; background: #fff; margin: 1em auto; max-width: 75em; padding: 0 1em }
      h1 { font-size: 1.5em; margin-bottom: 0 }
      h2 { font-size: 1.1em; margin: 1.6em 0 .3em }
      .at { color: #666; margin-top: .2em }
      .table { overflow-x: auto }
      table { border-collapse: collapse; font-size: .9em }
      th, td { text-align: left; vertical-align: top; padding: .25em .8em .25em 0; border-bottom: 1px solid #ddd; unicode-bidi: isolate }
      th { white-space: nowrap }
      .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
      @media print { body { font-size: 10pt; max-width: none; margin: 0 } .table { overflow: visible } h2 { break-after: avoid } tr { break-inside: avoid } }
      </style>
      </head>
      <body>
      """;

  private final StringBuilder out = new StringBuilder();
  private final Report report;

  Html(Report report) {
    this.report = report;
  }

  String text() {
    Cells cells = new Cells(true);
    out.append(HEAD.replace("%s", escape(report.title())));
    element("h1", report.title());
    out.append("<p class=\"at\">").append(escape(cells.text(report.at())));
    out.append(", the latest ").append(escape(cells.text(report.window()))).append("</p>\n");
    out.append("<ul>\n");
    report.sentences().forEach(sentence -> element("li", sentence));
    out.append("</ul>\n");
    report.sections().forEach(this::section);
    return out.append("</body>\n</html>\n").toString();
  }

  private void section(ReportSection section) {
    if (section.rows().isEmpty()) {
      element("p", section.heading());
      return;
    }
    element("h2", section.title());
    Table table = Table.of(section);
    out.append("<div class=\"table\"><table>\n<thead>");
    row("th", section.columns(), table);
    out.append("</thead>\n<tbody>\n");
    table.rows().forEach(row -> row("td", row, table));
    out.append("</tbody>\n</table></div>\n");
  }

  private void row(String cell, List<String> texts, Table table) {
    out.append("<tr>");
    for (int i = 0; i < texts.size(); i++) {
      out.append('<').append(cell).append(table.right().get(i) ? " class=\"n\">" : ">");
      out.append(escape(texts.get(i))).append("</").append(cell).append('>');
    }
    out.append("</tr>\n");
  }

  private void element(String name, String text) {
    out.append('<').append(name).append('>').append(escape(text));
    out.append("</").append(name).append(">\n");
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    Text.plain(text)
        .codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(allowed(point) ? point : 0xfffd);
              }
            });
    return escaped.toString();
  }

  // XML 1.0, 2.2; control characters are gone already.
  private static boolean allowed(int point) {
    return point < 0xd800 || (point >= 0xe000 && point < 0xfffe) || point >= 0x10000;
  }
}

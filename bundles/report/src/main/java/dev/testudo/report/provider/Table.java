package dev.testudo.report.provider;

import dev.testudo.capability.text.Cells;
import dev.testudo.report.ReportSection;
import java.util.List;
import java.util.stream.IntStream;

/** The cells of a section as text, and which columns are numbers. */
record Table(List<List<String>> rows, List<Boolean> right) {

  static Table of(ReportSection section) {
    Cells cells = new Cells(true);
    List<List<String>> rows =
        section.rows().stream().map(row -> row.stream().map(cells::text).toList()).toList();
    List<Boolean> right =
        IntStream.range(0, section.columns().size())
            .mapToObj(i -> section.rows().stream().map(row -> row.get(i)).allMatch(Cells::number))
            .toList();
    return new Table(rows, right);
  }
}

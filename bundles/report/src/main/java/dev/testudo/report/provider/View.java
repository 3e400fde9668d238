package dev.testudo.report.provider;

import dev.testudo.capability.text.Cells;
import dev.testudo.report.ReportRequest;

/**
 * What a section is made from.
 *
 * @param request the time and the number of rows
 * @param growth what had been counted when that time began
 */
record View(ReportRequest request, Growth growth) {

  int rows() {
    return request.rows();
  }

  /** The time that the report is of, in words. */
  String latest() {
    return "the latest " + new Cells(true).text(request.window());
  }
}

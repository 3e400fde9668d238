package dev.testudo.report;

/** Where a finding stands among the sentences of a report. */
public enum Urgency {
  /** It is wrong now. */
  NOW,
  /** It was wrong in the time that the report is of. */
  LATELY,
  /** It is worth knowing. */
  FACT
}

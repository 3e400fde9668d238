/** Reports: what the platform has been doing lately, in sentences and tables. */
module dev.testudo.report {
  requires static org.jspecify;
  requires transitive dev.testudo.kernel;
  requires transitive dev.testudo.state;

  exports dev.testudo.report;
  exports dev.testudo.report.state;
}

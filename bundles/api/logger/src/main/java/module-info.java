/** The levels of loggers, and the format of the log. */
module dev.testudo.logger {
  requires static org.jspecify;
  requires transitive dev.testudo.kernel;

  exports dev.testudo.logger;
}

package dev.testudo.console.provider;

import org.apache.felix.service.command.CommandSession;

/** What a session knows of its client. The shell's renderer reads these variables. */
final class Variables {
  private Variables() {}

  static void put(CommandSession session, Request request) {
    session.put("TERM", request.term());
    session.put("COLUMNS", request.columns());
    session.put("NO_COLOR", request.color() ? "" : "1");
    session.put(".TESTUDO_TTY", request.terminal());
    session.put(".TESTUDO_CHARSET", request.charset());
    session.put(".TESTUDO_FORMAT", request.json() ? "json" : "table");
    session.put("SCOPE", "testudo:gogo:*");
    // Felix's greeting is not ours.
    session.put(".gosh_quiet", true);
  }
}

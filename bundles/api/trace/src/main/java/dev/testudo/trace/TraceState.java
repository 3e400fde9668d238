package dev.testudo.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The header {@code tracestate}: what other systems keep in the trace, <a
 * href="https://www.w3.org/TR/trace-context-2/#tracestate-header">section 3.3</a>. It is passed on
 * as it came; if any part of it is not well formed, nothing of it is, and the trace goes on.
 */
final class TraceState {
  private static final int MEMBERS = 32;
  private static final Pattern KEY =
      Pattern.compile(
          "[a-z][a-z0-9_\\-*/]{0,255}|[a-z0-9][a-z0-9_\\-*/]{0,240}@[a-z][a-z0-9_\\-*/]{0,13}");
  private static final Pattern VALUE =
      Pattern.compile(
          "[\\x20-\\x2b\\x2d-\\x3c\\x3e-\\x7e]{0,255}[\\x21-\\x2b\\x2d-\\x3c\\x3e-\\x7e]");

  private TraceState() {}

  /** The header without blanks around its members; empty if it is not well formed. */
  static String read(String header) {
    List<String> members = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (String part : header.split(",", -1)) {
      String member = part.strip();
      if (member.isEmpty()) {
        continue;
      }
      int equals = member.indexOf('=');
      if (equals < 0
          || !KEY.matcher(member.substring(0, equals)).matches()
          || !VALUE.matcher(member.substring(equals + 1)).matches()) {
        return "";
      }
      if (keys.add(member.substring(0, equals))) { // of a key that is there twice the first stands
        members.add(member);
      }
    }
    return members.size() > MEMBERS ? "" : String.join(",", members);
  }
}

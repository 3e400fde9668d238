package dev.testudo.report.provider;

import static dev.testudo.report.Urgency.LATELY;
import static dev.testudo.report.Urgency.NOW;

import dev.testudo.report.Finding;
import java.util.ArrayList;
import java.util.List;

/** The capabilities of which their snapshots tell enough, in the order of a report. */
final class Subjects {
  private Subjects() {}

  static List<Subject> all() {
    return List.of(
        new Subject(
            "breaker",
            "Circuit breakers",
            List.of("state", "retryAfter"),
            List.of("opened", "rejected", "failures", "successes"),
            List.of(),
            Subjects::breaker),
        new Subject(
            "retry",
            "Retries",
            List.of("budgetLeft"),
            List.of("calls", "retries", "recovered", "exhausted", "refused"),
            List.of(),
            line ->
                lately(
                    line,
                    "Retry %s: ",
                    line.grown("exhausted") + line.grown("refused") == 0
                        ? List.of()
                        : line.parts(
                            "recovered",
                            "call",
                            "%s recovered",
                            "exhausted",
                            "call",
                            "%s used up all attempts",
                            "refused",
                            "call",
                            "%s not retried since the budget was used up"))),
        new Subject(
            "timeout",
            "Timeouts",
            List.of(),
            List.of("calls", "timedOut", "late"),
            List.of(),
            line ->
                lately(
                    line,
                    "Timeout %s: ",
                    line.parts(
                        "timedOut", "call", "cut off %s", "late", "call", "%s did not heed it"))),
        new Subject(
            "bulkhead",
            "Bulkheads",
            List.of("active", "waiting"),
            List.of("admitted", "waited", "rejected"),
            List.of(),
            line ->
                lately(line, "Bulkhead %s: ", line.parts("rejected", "call", "turned away %s"))),
        new Subject(
            "limiter",
            "Rate limiters",
            List.of("available"),
            List.of("admitted", "waited", "rejected"),
            List.of(),
            line -> lately(line, "Limiter %s: ", line.parts("rejected", "call", "turned away %s"))),
        new Subject(
            "fallback",
            "Fallbacks",
            List.of(),
            List.of("calls", "answered", "failed"),
            List.of(),
            line ->
                lately(
                    line,
                    "Fallback %s: ",
                    line.parts(
                        "answered",
                        "call",
                        "answered %s in place of the target",
                        "failed",
                        "call",
                        "could not answer %s"))),
        new Subject(
            "pool",
            "Pools",
            List.of("size", "inUse", "waiting", "maximum"),
            List.of("claims", "waited", "exhausted", "created", "failed", "leaked"),
            List.of(),
            Subjects::pool),
        new Subject(
            "cache",
            "Caches",
            List.of("size"),
            List.of("hits", "misses", "failedLoads", "evictions", "expired"),
            List.of("hitRatio", "hits", "misses"),
            line -> lately(line, "Cache %s: ", line.parts("failedLoads", "load", "%s failed"))));
  }

  private static List<Finding> breaker(Line line) {
    List<Finding> findings = new ArrayList<>();
    if (line.state("state").equals("OPEN")) {
      findings.add(
          new Finding(
              NOW,
              "Breaker %s is open for another %s and turns calls away."
                  .formatted(line.name(), Words.time(line.time("retryAfter")))));
    } else if (line.state("state").equals("HALF_OPEN")) {
      findings.add(
          new Finding(
              NOW, "Breaker %s is half open: calls are let in on trial.".formatted(line.name())));
    }
    long opened = line.grown("opened");
    long rejected = line.grown("rejected");
    if (opened + rejected > 0) {
      findings.add(
          new Finding(
              LATELY,
              "Breaker %s opened %s and turned away %s."
                  .formatted(
                      line.name(), Words.count(opened, "time"), Words.count(rejected, "call"))));
    }
    return findings;
  }

  private static List<Finding> pool(Line line) {
    List<Finding> findings = new ArrayList<>();
    if (line.now("waiting") > 0) {
      findings.add(
          new Finding(
              NOW,
              "Pool %s: %s, and %d of at most %d objects are out."
                  .formatted(
                      line.name(),
                      waiting(line.now("waiting")),
                      line.now("inUse"),
                      line.now("maximum"))));
    }
    findings.addAll(
        lately(
            line,
            "Pool %s: ",
            line.parts(
                "exhausted",
                "claim",
                "%s waited in vain",
                "failed",
                "object",
                "%s could not be made",
                "leaked",
                "lease",
                "%s leaked or out for long")));
    return findings;
  }

  private static String waiting(long claims) {
    return claims == 1 ? "1 claim waits" : claims + " claims wait";
  }

  private static List<Finding> lately(Line line, String begin, List<String> parts) {
    return parts.isEmpty()
        ? List.of()
        : List.of(new Finding(LATELY, begin.formatted(line.name()) + Words.and(parts) + "."));
  }
}

package dev.testudo.report.provider;

import dev.testudo.capability.text.Cells;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What sentences are made of. */
final class Words {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private Words() {}

  /** {@code 1,404}. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 call}, {@code 1,404 calls}. */
  static String count(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }

  /** {@code 2.5%} of a whole. */
  static String share(long part, long whole) {
    return whole == 0 ? "0%" : Cells.number(Math.round(1000.0 * part / whole) / 10.0) + "%";
  }

  static String time(Duration duration) {
    return new Cells(true).text(duration);
  }

  /** The time of day, in the zone of this machine; with the day if it is another one. */
  static String at(Instant moment, Instant now) {
    ZoneId zone = ZoneId.systemDefault();
    boolean today = LocalDate.ofInstant(moment, zone).equals(LocalDate.ofInstant(now, zone));
    return (today ? TIME : DAY).format(moment.atZone(zone));
  }

  /** {@code a, b and c}. */
  static String and(List<String> parts) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }
}

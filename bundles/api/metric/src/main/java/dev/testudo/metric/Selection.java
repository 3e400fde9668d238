package dev.testudo.metric;

import static dev.testudo.SettingsException.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Which series are meant. Written as {@code guard=shop, outcome=!success, operation=find*}: each
 * label that is named must have that value; {@code *} stands for any text, {@code !} for all other
 * values. A label that the meter does not have is empty.
 *
 * @param terms the conditions, all of which must hold
 */
public record Selection(List<Term> terms) {
  /** All series. */
  public static final Selection ALL = new Selection(List.of());

  public Selection {
    terms = List.copyOf(terms);
  }

  /**
   * A condition on one label.
   *
   * @param label its name
   * @param pattern the value, with {@code *} for any text
   * @param not whether the value must be another
   */
  public record Term(String label, String pattern, boolean not) {
    boolean holds(Map<String, String> labels) {
      return matches(pattern, labels.getOrDefault(label, "")) != not;
    }

    @Override
    public String toString() {
      return label + "=" + (not ? "!" : "") + pattern;
    }
  }

  /**
   * Reads terms such as {@code outcome=!success}.
   *
   * @throws dev.testudo.SettingsException if one is none
   */
  public static Selection of(List<String> terms) {
    List<Term> read = new ArrayList<>();
    for (String term : terms) {
      int equals = term.indexOf('=');
      check(equals > 0, "labels", term, "label=value, label=part* or label=!value");
      String value = term.substring(equals + 1).strip();
      boolean not = value.startsWith("!");
      read.add(new Term(term.substring(0, equals).strip(), not ? value.substring(1) : value, not));
    }
    return new Selection(read);
  }

  /** The same, from terms as arguments. */
  public static Selection of(String... terms) {
    return of(Arrays.asList(terms));
  }

  /** Whether a series with these labels is meant. */
  public boolean matches(Map<String, String> labels) {
    for (Term term : terms) {
      if (!term.holds(labels)) {
        return false;
      }
    }
    return true;
  }

  // The parts between the stars, each at its first place after the one before; the last one at the
  // end. No regular expression: a pattern is data, and must not take exponential time.
  private static boolean matches(String pattern, String value) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(value);
    }
    if (!value.startsWith(pattern.substring(0, star))) {
      return false;
    }
    int at = star;
    int from = star + 1;
    for (int next = pattern.indexOf('*', from); next >= 0; next = pattern.indexOf('*', from)) {
      String part = pattern.substring(from, next);
      int found = value.indexOf(part, at);
      if (found < 0) {
        return false;
      }
      at = found + part.length();
      from = next + 1;
    }
    String last = pattern.substring(from);
    return value.length() - last.length() >= at && value.endsWith(last);
  }

  @Override
  public String toString() {
    return String.join(", ", terms.stream().map(Term::toString).toList());
  }
}

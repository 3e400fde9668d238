package dev.testudo.shell.provider.command;

import dev.testudo.capability.Values;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that somebody may have meant. */
public final class Near {
  private static final int MOST = 3;
  private static final int LIST = 8;

  private Near() {}

  /** The names nearest to a wrong one, best first; empty if none is near. */
  public static List<String> to(String wrong, Collection<String> names) {
    String word = wrong.toLowerCase(Locale.ROOT);
    int limit = Math.max(2, word.length() / 3);
    return names.stream()
        .distinct()
        .filter(name -> rank(word, name) <= limit)
        .sorted(
            Comparator.comparingInt((String name) -> rank(word, name)).thenComparing(name -> name))
        .limit(MOST)
        .toList();
  }

  /** How the line about an unknown name goes on: what is near, else what there is. */
  public static String hint(String wrong, Collection<String> names) {
    List<String> near = to(wrong, names);
    if (!near.isEmpty()) {
      return "; did you mean " + String.join(" or ", near) + "?";
    }
    if (names.isEmpty()) {
      return "; there is none";
    }
    List<String> some = names.stream().sorted().limit(LIST).toList();
    return "; there are " + String.join(", ", some) + (names.size() > LIST ? ", …" : "");
  }

  // A name that contains the word is as near as one with a letter wrong.
  private static int rank(String word, String name) {
    String other = name.toLowerCase(Locale.ROOT);
    int distance = Values.distance(word, other);
    return word.length() > 1 && other.contains(word) ? Math.min(distance, 1) : distance;
  }
}

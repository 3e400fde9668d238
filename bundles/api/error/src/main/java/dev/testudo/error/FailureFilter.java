package dev.testudo.error;

import dev.testudo.SettingsException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which failures a policy means, as its settings list them: names of exceptions, with their
 * subclasses, and names of {@linkplain ErrorCategory categories}, in capitals; {@value #TRANSIENT}
 * is whatever may pass by itself, of whatever category. Of two that apply the closer one decides:
 * the exception's own class is closest, then comes its category, then its superclasses, one by one.
 * For who writes a policy. Immutable.
 */
public final class FailureFilter {
  /** In place of a category: all {@linkplain Classification#transientFailure() transient} ones. */
  public static final String TRANSIENT = "TRANSIENT";

  private static final Pattern CATEGORY = Pattern.compile("[A-Z][A-Z0-9_]*");
  private static final int NONE = Integer.MAX_VALUE;

  private final String name;
  private final List<String> wanted;
  private final List<String> ignored;
  private final boolean byCategory;

  /**
   * @param name the policy's name, with which the category is asked for
   * @param wanted those that are meant
   * @param ignored those that are not; of the same name in both, this one counts
   */
  public FailureFilter(String name, List<String> wanted, List<String> ignored) {
    this.name = name;
    this.wanted = List.copyOf(wanted);
    this.ignored = List.copyOf(ignored);
    this.byCategory =
        wanted.stream().anyMatch(FailureFilter::isWord)
            || ignored.stream().anyMatch(FailureFilter::isWord);
  }

  /**
   * Refuses what looks like a category and is none.
   *
   * @throws SettingsException naming it and what would be right
   */
  public static void check(String key, List<String> names) {
    for (String one : names) {
      SettingsException.check(
          !isWord(one) || one.equals(TRANSIENT) || isCategory(one),
          key,
          String.join(", ", names),
          "names of exceptions, or of "
              + Arrays.toString(ErrorCategory.values())
              + ", or "
              + TRANSIENT);
    }
  }

  /**
   * Whether a failure is meant. Costs one look into the lists for each superclass, and asks for the
   * category only if one is listed.
   *
   * @param errors who knows the categories; without, those that are listed apply to nothing
   */
  public boolean means(Throwable failure, @Nullable Errors errors) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    Class<?> type = cause == null ? failure.getClass() : cause.getClass();
    Classification is = byCategory && errors != null ? classify(errors, failure) : null;
    return distance(wanted, type, is) < distance(ignored, type, is);
  }

  private @Nullable Classification classify(Errors errors, Throwable failure) {
    try {
      return errors.classify(name, failure);
    } catch (RuntimeException e) {
      return null; // its provider is gone for good
    }
  }

  private static int distance(List<String> names, Class<?> own, @Nullable Classification is) {
    int distance = 0;
    for (Class<?> type = own; type != null; type = type.getSuperclass()) {
      if (names.contains(type.getName())) {
        return distance;
      }
      if (distance == 0 && is != null && names(names, is)) {
        return 1;
      }
      distance += 2;
    }
    return NONE;
  }

  private static boolean names(List<String> names, Classification is) {
    return names.contains(is.category().name())
        || (is.transientFailure() && names.contains(TRANSIENT));
  }

  private static boolean isCategory(String word) {
    return Arrays.stream(ErrorCategory.values()).anyMatch(one -> one.name().equals(word));
  }

  private static boolean isWord(String name) {
    return CATEGORY.matcher(name).matches();
  }
}

package dev.testudo.cache.provider;

/** Keys for people. */
final class Texts {
  private static final int LONGEST = 100;

  private Texts() {}

  static String of(Object key) {
    String text;
    try {
      text = String.valueOf(key);
    } catch (RuntimeException e) { // it is foreign code
      text = key.getClass().getName();
    }
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}

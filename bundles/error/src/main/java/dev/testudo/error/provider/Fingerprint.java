package dev.testudo.error.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes two failures the same: the classes of the exception and its causes, and the topmost
 * methods of the last cause outside of the JDK and Testudo. Lines are left out, and the numbers
 * that compilers and proxies give, so that the next build and the next start see the same. Where
 * there is no such method (an exception without a stack, or thrown by the JDK in a thread of ours),
 * the message without numbers and quotations takes its place.
 *
 * <p>The hash is FNV-1a over 64 bits (Fowler, Noll, Vo). To compute it the stack must be read,
 * which costs about as much as filling it in did; nothing else is made.
 *
 * @param hash the hash
 * @param where the topmost such method, or null
 */
record Fingerprint(long hash, @Nullable StackTraceElement where) {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final int METHODS = 3;
  private static final int LOOKED_AT = 200;

  /**
   * @param causes the failure and its causes; not empty
   */
  static Fingerprint of(List<Throwable> causes) {
    long hash = OFFSET;
    for (Throwable cause : causes) {
      hash = add(hash, cause.getClass().getName());
    }
    Throwable root = causes.get(causes.size() - 1);
    StackTraceElement[] frames = Texts.frames(root);
    StackTraceElement where = null;
    int found = 0;
    for (int i = 0; i < frames.length && i < LOOKED_AT && found < METHODS; i++) {
      StackTraceElement frame = frames[i];
      if (isForeign(frame.getClassName())) {
        where = where == null ? frame : where;
        hash = add(add(hash, frame.getClassName()), frame.getMethodName());
        found++;
      }
    }
    return new Fingerprint(where == null ? addMessage(hash, Texts.sample(root)) : hash, where);
  }

  /** The hash as people see it. */
  static String text(long hash) {
    return "%012x".formatted((hash ^ (hash >>> 16)) & 0xffffffffffffL);
  }

  private static boolean isForeign(String name) {
    return !name.startsWith("java.")
        && !name.startsWith("javax.")
        && !name.startsWith("jdk.")
        && !name.startsWith("sun.")
        && !name.startsWith("com.sun.")
        && !(name.startsWith("dev.testudo.") && isOurs(name));
  }

  // Providers, and the faces; not the demo, nor what others may build under the name.
  private static boolean isOurs(String name) {
    return name.contains(".provider.") || name.startsWith("dev.testudo.state.");
  }

  // Orders$$Lambda$14/0x00007f, Orders$1, lambda$find$3, $Proxy12: numbers after $ may change.
  private static long add(long hash, String name) {
    boolean generated = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      generated |= c == '$';
      if (!generated || !isDigit(c)) {
        hash = (hash ^ c) * PRIME;
      }
    }
    return (hash ^ '\n') * PRIME;
  }

  // Numbers, and what stands in quotation marks, differ from call to call.
  private static long addMessage(long hash, String message) {
    char quote = 0;
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'' || c == '`') {
        quote = message.indexOf(c, i + 1) < 0 ? 0 : c;
      } else if (!isDigit(c)) {
        hash = (hash ^ c) * PRIME;
      }
    }
    return hash;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

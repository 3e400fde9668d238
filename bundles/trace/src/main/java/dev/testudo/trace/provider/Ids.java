package dev.testudo.trace.provider;

import java.security.SecureRandom;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Random ids. Those of a thread come from the JDK's generator for threads, which shares nothing and
 * costs two nanoseconds. What is seeded by the time alone may be seeded alike in two processes, so
 * half of each trace's id is mixed with something that no other process has.
 */
final class Ids {
  private final long salt = new SecureRandom().nextLong();

  /** The first half of a trace's id. */
  long high() {
    return ThreadLocalRandom.current().nextLong() ^ salt;
  }

  /** The second half of a trace's id, whose last bits decide whether it is sampled; or a span's. */
  long low() {
    long id = ThreadLocalRandom.current().nextLong();
    return id == 0 ? 1 : id;
  }
}

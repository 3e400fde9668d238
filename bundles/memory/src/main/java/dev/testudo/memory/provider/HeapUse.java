package dev.testudo.memory.provider;

/**
 * What a collection left.
 *
 * @param number which collection; another one for each
 * @param used the bytes in use after it
 * @param max how many there may be
 */
record HeapUse(long number, long used, long max) {
  double share() {
    return max <= 0 ? 0 : Math.min(1, (double) used / max);
  }
}

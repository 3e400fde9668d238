package dev.testudo.cache.provider;

import dev.testudo.cache.state.CacheCell;
import dev.testudo.cache.state.Node;
import dev.testudo.cache.state.Ring;
import org.jspecify.annotations.Nullable;

/**
 * Who goes when a cache is full: SIEVE (Zhang and others, NSDI 2024). Entries stand in the order in
 * which they came. A hit sets a bit and moves nothing; a hand goes from the oldest to the youngest,
 * clears the bits that it finds set and takes the first entry whose bit is clear. So what came and
 * was never asked for again goes soon, and what is asked for stays, without being moved.
 *
 * <p>A large cache has several rings, by the hash of the key, so that those who bring and take at
 * once seldom want the same lock; the limit is for all of them together. A small one has one, for
 * the choice is the better the more there is to choose from. Locks are held for moments, and never
 * while a loader runs.
 */
final class Rings {
  /** From this size on there is more than one ring. */
  static final int LARGE = 4096;

  // How many of the oldest are looked at for their time whenever one comes.
  private static final int EXPIRED_AT_ONCE = 2;

  private final CacheCell cell;
  private volatile Limits limits;

  Rings(CacheCell cell, Limits limits) {
    this.cell = cell;
    this.limits = limits;
  }

  /** Puts other limits in force, and takes out what is too much. */
  long use(Limits other) {
    limits = other;
    return trim(other.maximum());
  }

  long size() {
    long size = 0;
    for (Ring ring : cell.rings) {
      size += ring.size;
    }
    return size;
  }

  /** Makes room for an entry that is in the map, and lines it up. */
  void add(Node node, long now) {
    Limits most = limits;
    trim(most.maximum() - 1);
    int at = most.maximum() < LARGE ? 0 : spread(node.key) & (cell.rings.length - 1);
    Ring ring = cell.rings[at];
    Node old = null;
    ring.lock.lock();
    try {
      node.ring = at;
      // Who took it out of the map meanwhile has not found it here.
      if (cell.map.get(node.key) == node) {
        link(ring, node);
      }
      for (int i = 0; i < EXPIRED_AT_ONCE; i++) {
        Node oldest = ring.oldest;
        if (oldest == null || oldest == node || !most.over(oldest, now)) {
          break;
        }
        unlink(ring, oldest);
        oldest.older = old; // those that go, as a list
        old = oldest;
      }
    } finally {
      ring.lock.unlock();
    }
    while (old != null) {
      Node next = old.older;
      old.older = null;
      gone(old, CacheCell.EXPIRED);
      old = next;
    }
    if (size() > most.maximum()) { // others came at the same moment
      trim(most.maximum());
    }
  }

  /** Takes out of its ring what is no longer in the map. */
  void remove(Node node) {
    Ring ring = cell.rings[node.ring];
    ring.lock.lock();
    try {
      unlink(ring, node);
    } finally {
      ring.lock.unlock();
    }
  }

  /** Does something while a node is sure to be lined up; does nothing if it is not. */
  boolean whileLinked(Node node, Runnable action) {
    Ring ring = cell.rings[node.ring];
    ring.lock.lock();
    try {
      if (node.linked) {
        action.run();
      }
      return node.linked;
    } finally {
      ring.lock.unlock();
    }
  }

  /** Takes out what is more than this; gives how many went. */
  long trim(long most) {
    long count = 0;
    while (size() > most && evict(fullest())) {
      count++;
    }
    return count;
  }

  private Ring fullest() {
    Ring fullest = cell.rings[0];
    for (Ring ring : cell.rings) {
      if (ring.size > fullest.size) {
        fullest = ring;
      }
    }
    return fullest;
  }

  private boolean evict(Ring ring) {
    Node victim;
    ring.lock.lock();
    try {
      victim = choose(ring);
      if (victim == null) {
        return false;
      }
      unlink(ring, victim);
    } finally {
      ring.lock.unlock();
    }
    gone(victim, CacheCell.EVICTIONS);
    return true;
  }

  private static @Nullable Node choose(Ring ring) {
    Node at = ring.hand;
    // Readers may set bits as fast as they are cleared: not for ever.
    for (int left = 2 * ring.size; left > 0; left--) {
      if (at == null) {
        at = ring.oldest;
      }
      if (at == null || !at.visited) {
        break;
      }
      at.visited = false;
      at = at.younger;
    }
    at = at == null ? ring.oldest : at;
    ring.hand = at;
    return at;
  }

  private void gone(Node node, int column) {
    if (cell.map.remove(node.key, node)) {
      cell.counts.addShared(column, 1);
    }
  }

  private static void link(Ring ring, Node node) {
    Node youngest = ring.youngest;
    node.older = youngest;
    if (youngest == null) {
      ring.oldest = node;
    } else {
      youngest.younger = node;
    }
    ring.youngest = node;
    node.linked = true;
    resize(ring, 1);
  }

  private static void unlink(Ring ring, Node node) {
    if (!node.linked) {
      return;
    }
    Node older = node.older;
    Node younger = node.younger;
    if (ring.hand == node) {
      ring.hand = younger;
    }
    if (older == null) {
      ring.oldest = younger;
    } else {
      older.younger = younger;
    }
    if (younger == null) {
      ring.youngest = older;
    } else {
      younger.older = older;
    }
    node.older = null;
    node.younger = null;
    node.linked = false;
    resize(ring, -1);
  }

  private static void resize(Ring ring, int by) {
    int size = ring.size + by; // by the lock
    ring.size = size;
  }

  private static int spread(Object key) {
    int hash = key.hashCode() * 0x9E3779B9;
    return hash >>> 16;
  }
}

package dev.testudo.profile.state;

import dev.testudo.state.Stripes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An operation in one place of the tree. */
public final class Node {
  /** Column: how often it was closed. */
  public static final int CALLS = 0;

  /** Column: nanoseconds without what is nested. */
  public static final int SELF = 1;

  /** Column: nanoseconds with what is nested. */
  public static final int TOTAL = 2;

  /** Column: bytes without what is nested. */
  public static final int SELF_BYTES = 3;

  /** Column: bytes with what is nested. */
  public static final int BYTES = 4;

  private static final int COLUMNS = 5;

  /** Null of the root. */
  public final @Nullable OperationCell operation;

  /** Counters by column; they are never reset. */
  public final Stripes counts = new Stripes(COLUMNS);

  /** What is nested in it. */
  public final Map<OperationCell, Node> nested = new ConcurrentHashMap<>();

  /** What the counters were at the last reset. */
  public volatile long[] before = new long[COLUMNS];

  public Node(@Nullable OperationCell operation) {
    this.operation = operation;
  }
}

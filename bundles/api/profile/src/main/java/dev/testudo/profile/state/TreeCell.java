package dev.testudo.profile.state;

import java.util.concurrent.atomic.AtomicInteger;

/** All operations as they are nested; schema 1. */
public final class TreeCell {
  private static final int MOST = 20_000;

  public final Node root = new Node(null);

  /** How many nodes there are. */
  public final AtomicInteger size = new AtomicInteger();

  /** The place of an operation in another; beyond the limit of all places, at the outermost. */
  public Node place(Node parent, OperationCell operation) {
    Node there = parent.nested.get(operation);
    if (there != null) {
      return there;
    }
    Node where = size.get() < MOST ? parent : root;
    return where.nested.computeIfAbsent(operation, this::make);
  }

  private Node make(OperationCell operation) {
    Node made = new Node(operation);
    size.incrementAndGet();
    operation.nodes.add(made);
    return made;
  }
}

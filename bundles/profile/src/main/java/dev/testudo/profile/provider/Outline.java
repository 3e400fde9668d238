package dev.testudo.profile.provider;

import dev.testudo.profile.ProfileNode;
import dev.testudo.profile.state.Node;
import dev.testudo.profile.state.OperationCell;
import dev.testudo.profile.state.TreeCell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The tree, as it is read. What is nested in an operation that is gone is shown in its place. */
final class Outline {
  private final List<ProfileNode> nodes = new ArrayList<>();

  private Outline() {}

  static List<ProfileNode> of(TreeCell tree) {
    Outline outline = new Outline();
    outline.add(tree.root, 0);
    return outline.nodes;
  }

  private void add(Node parent, int depth) {
    List<Node> nested = new ArrayList<>(parent.nested.values());
    nested.sort(
        Comparator.comparingLong(Outline::total).reversed().thenComparing(Outline::operation));
    for (Node node : nested) {
      OperationCell operation = node.operation;
      if (operation == null || operation.dropped) {
        add(node, depth);
      } else {
        nodes.add(new ProfileNode(depth, Sums.sinceReset(List.of(node)).profile(operation)));
        add(node, depth + 1);
      }
    }
  }

  private static String operation(Node node) {
    return node.operation == null ? "" : node.operation.name;
  }

  private static long total(Node node) {
    return node.counts.sum(Node.TOTAL) - node.before[Node.TOTAL];
  }

  /** Takes out the operations that are gone, but for those in which others are nested. */
  static void prune(TreeCell tree) {
    prune(tree, tree.root);
  }

  private static boolean prune(TreeCell tree, Node node) {
    node.nested
        .values()
        .removeIf(
            one -> {
              boolean gone = prune(tree, one);
              if (gone) {
                tree.size.decrementAndGet();
              }
              return gone;
            });
    return node.operation != null && node.operation.dropped && node.nested.isEmpty();
  }
}

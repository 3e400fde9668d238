package dev.testudo.alert.provider;

import dev.testudo.alert.Alert;
import dev.testudo.alert.AlertChannel;
import dev.testudo.alert.ChannelSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Gives alerts to the queues of their channels. A queue is there as soon as somebody provides its
 * channel, or a rule names it: what comes before the channel waits for it.
 */
final class Router {
  private final Map<String, ChannelQueue> queues = new ConcurrentSkipListMap<>();
  private final Map<String, AlertChannel> channels = new ConcurrentSkipListMap<>();
  private final Function<String, ChannelQueue> queue;
  private volatile UnaryOperator<AlertChannel> shield = UnaryOperator.identity();

  /**
   * @param queue makes the queue of a name
   */
  Router(Function<String, ChannelQueue> queue) {
    this.queue = queue;
  }

  /** The queue of a name, made if there is none. */
  ChannelQueue queue(String name) {
    return queues.computeIfAbsent(name, queue);
  }

  Optional<ChannelQueue> find(String name) {
    return channels.containsKey(name) ? Optional.of(queue(name)) : Optional.empty();
  }

  /** Puts something before all channels, in place of what was before them. */
  synchronized void shield(UnaryOperator<AlertChannel> next) {
    shield = next;
    channels.forEach(this::serve);
  }

  /** A channel is there; of two of one name the one that came last. */
  synchronized void add(String name, AlertChannel channel) {
    channels.put(name, channel);
    serve(name, channel);
  }

  private void serve(String name, AlertChannel channel) {
    AlertChannel named = new Named(name, channel);
    queue(name).serve(shield.apply(named));
  }

  /** A channel has gone, unless another has taken its place. */
  synchronized void remove(String name, AlertChannel channel) {
    if (channels.remove(name, channel)) {
      queue(name).stop();
    }
  }

  /** Tells people. */
  void tell(Alert alert, List<String> named) {
    (named.isEmpty() ? List.copyOf(channels.keySet()) : named)
        .forEach(name -> queue(name).add(alert));
  }

  List<ChannelSnapshot> snapshots() {
    return queues.values().stream().map(ChannelQueue::snapshot).toList();
  }

  void close() {
    queues.values().forEach(ChannelQueue::close);
  }

  /** A channel that knows its name. */
  record Named(String name, AlertChannel channel) implements AlertChannel {
    @Override
    public dev.testudo.alert.Delivery deliver(Alert alert) throws Exception {
      return channel.deliver(alert);
    }
  }
}

package dev.testudo.itests.framework;

import dev.testudo.guard.Call;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** A policy of every guard that counts what comes through: what it did not see was not guarded. */
final class Recorder implements PolicyFactory {
  private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();

  /** Calls that were begun, by operation, such as {@code shop.greet}. */
  long calls(String operation) {
    LongAdder counted = calls.get(operation);
    return counted == null ? 0 : counted.sum();
  }

  @Override
  public String kind() {
    return "recorder";
  }

  @Override
  public boolean implied() {
    return true;
  }

  @Override
  public Policy policy(String instance, Operation operation) {
    LongAdder counter = calls.computeIfAbsent(operation.toString(), key -> new LongAdder());
    return new Policy() {
      @Override
      public long enter(Call call) {
        counter.increment();
        return 0;
      }

      @Override
      public void exit(Call call, long permit) {}
    };
  }
}

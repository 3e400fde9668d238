package dev.testudo.timeout.provider;

import dev.testudo.guard.Call;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.timeout.CallTimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A timeout in a chain. */
final class TimeoutPolicy implements Policy {
  private final TimeLimit limit;
  private final String operation; // as text: asked for at each call

  TimeoutPolicy(TimeLimit limit, Operation operation) {
    this.limit = limit;
    this.operation = operation.toString();
  }

  @Override
  public long enter(Call call) {
    Consumer<Throwable> cutOff = call.cutOff();
    return cutOff == null ? limit.begin(call.row()) : limit.begin(operation, cutOff);
  }

  @Override
  public void exit(Call call, long permit) {
    if (call.cutOff() == null) {
      end(call, permit);
    } else {
      endStage(call, permit);
    }
  }

  private void end(Call call, long permit) {
    CallTimeoutException late = limit.end(call.row(), permit, operation);
    if (late != null && !(call.failure() instanceof Error)) {
      if (call.failure() != null) {
        late.addSuppressed(call.failure());
      }
      call.fail(late);
    }
  }

  private void endStage(Call call, long permit) {
    Throwable late = limit.endStage(call.row(), permit);
    if (late != null) {
      call.cutOffEnded(late);
      if (isOther(call.failure(), late)) {
        call.fail(late);
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // whether it is this one
  private static boolean isOther(@Nullable Throwable failure, Throwable late) {
    return failure != late && !(failure instanceof Error);
  }
}

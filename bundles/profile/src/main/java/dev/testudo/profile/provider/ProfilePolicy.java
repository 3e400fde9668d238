package dev.testudo.profile.provider;

import dev.testudo.guard.Call;
import dev.testudo.guard.Policy;
import dev.testudo.profile.state.Frame;
import dev.testudo.profile.state.Node;
import dev.testudo.profile.state.OperationCell;

/**
 * Profiles the calls of one operation. The time is the call's own, which the chain takes anyway. A
 * call that gives a stage ends elsewhere: it has its place where it began, its time, and nothing
 * nested in it.
 */
final class ProfilePolicy implements Policy {
  private static final long NONE = 0;

  private final OperationProfiler profiler;
  private final Recorder recorder;
  private final OperationCell operation;

  ProfilePolicy(OperationProfiler profiler, String operation) {
    this.profiler = profiler;
    this.recorder = profiler.recorder();
    this.operation = profiler.operation(operation);
  }

  @Override
  public long enter(Call call) {
    if (call.staged()) {
      call.attach(recorder.place(operation));
      return NONE;
    }
    Frame frame = recorder.begin(operation, profiler.limits());
    if (frame == null) {
      return NONE;
    }
    frame.attempt = call.attempt();
    return frame.number;
  }

  @Override
  public void exit(Call call, long permit) {
    if (permit != NONE) {
      Frame frame = recorder.find(permit);
      if (frame != null) {
        recorder.end(frame, nanos(call, frame.attempt), call.end(), call.row());
      }
    } else if (call.staged() && call.attachment() instanceof Node place) {
      Recorder.record(place, nanos(call, 1), call.row());
    }
  }

  // Outside of a retry it is told of all attempts at once, inside of one of each.
  private static long nanos(Call call, int entered) {
    return entered > 1 && entered == call.attempt() ? call.nanos() : call.totalNanos();
  }

  @Override
  public boolean needsTime() {
    return true;
  }

  @Override
  public boolean needsExactTime() {
    return true;
  }
}

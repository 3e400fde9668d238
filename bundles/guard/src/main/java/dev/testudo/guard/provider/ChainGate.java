package dev.testudo.guard.provider;

import dev.testudo.guard.Call;
import dev.testudo.state.Stripes;
import dev.testudo.state.face.Flight;
import dev.testudo.state.face.Gate;
import dev.testudo.state.face.Invocation;
import dev.testudo.state.face.Passage;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A gate that walks its chain by the loop: every way, and the reference for {@link FusedGate}. */
class ChainGate extends Gate {
  final Chain chain;
  final CallStacks calls;
  private final Waiting waiting;

  ChainGate(Chain chain, CallStacks calls, Waiting waiting) {
    super(chain.needsResult, chain.needsArguments);
    this.chain = chain;
    this.calls = calls;
    this.waiting = waiting;
  }

  @Override
  public Passage enter(int visit) {
    Call call = chain.open(calls.of(visit), Stripes.rowOf(visit));
    chain.in(call, 0);
    return call;
  }

  @Override
  public Passage enter(int visit, @Nullable Object[] arguments) {
    Call call = chain.open(calls.of(visit), Stripes.rowOf(visit));
    call.arguments(arguments);
    chain.in(call, 0);
    return call;
  }

  @Override
  public void succeeded(Passage passage, @Nullable Object result) {
    Call call = (Call) passage;
    chain.succeeded(call, result);
    out(call);
  }

  @Override
  public final void failed(Passage passage, Throwable failure) {
    Call call = (Call) passage;
    call.threw(failure, chain.end(call));
    out(call);
  }

  /** Goes the whole way out by the loop. */
  final void out(Call call) {
    chain.out(call, chain.links.size() - 1);
    closeIfDone(call);
  }

  static void closeIfDone(Call call) {
    if (call.status == Passage.DONE) {
      CallStacks.pop(call);
    }
  }

  @Override
  public final @Nullable Object settled(Passage passage) throws Throwable {
    Call call = (Call) passage;
    Object result = call.result();
    Throwable failure = call.failure;
    CallStacks.pop(call);
    if (failure != null) {
      throw failure;
    }
    return result;
  }

  @Override
  public final long[] suspend(Passage passage) {
    Call call = (Call) passage;
    long[] numbers = chain.suspend(call);
    CallStacks.pop(call);
    return numbers;
  }

  @Override
  public final Passage resume(int visit, long[] numbers) {
    return resumed(visit, numbers, null);
  }

  @Override
  public final Passage resume(int visit, long[] numbers, @Nullable Object[] arguments) {
    return resumed(visit, numbers, arguments);
  }

  private Passage resumed(int visit, long[] numbers, @Nullable Object @Nullable [] arguments) {
    Call call = reopened(calls.push(visit), visit);
    give(call, arguments);
    chain.in(call, chain.restore(call, numbers));
    return call;
  }

  @Override
  public final Passage abandoned(int visit, long[] numbers, Throwable failure) {
    Call call = reopened(calls.push(visit), visit);
    end(call, chain.restore(call, numbers), failure);
    if (call.status == Passage.DONE) {
      call.status = Passage.SETTLED; // as a call that is over: it has no outcome of its target's
    }
    return call;
  }

  @Override
  public final long left(Passage passage) {
    return chain.left(passage.resumeAt);
  }

  private Call reopened(Call call, int visit) {
    chain.open(call, Stripes.rowOf(visit), 0);
    return call;
  }

  private void end(Call call, int at, Throwable failure) {
    chain.abandon(call, at, failure);
    call.threw(failure, chain.now());
    chain.out(call, at - 1);
  }

  @Override
  public final CompletionStage<?> stage(Invocation invocation) {
    int visit = invocation.visit();
    Call call = new Call(chain.operation);
    chain.open(call, Stripes.rowOf(visit), chain.now());
    give(call, invocation.arguments());
    Flight outcome = new Flight();
    call.flight(outcome);
    call.parent(calls.of(visit).top());
    StageCall stage = new StageCall(this, waiting, invocation, call, outcome);
    chain.in(call, 0);
    call.parent(null); // it may end long before this one does
    stage.go();
    return outcome;
  }

  @Override
  public final void resumeStage(
      Invocation invocation, long[] numbers, CompletableFuture<@Nullable Object> future) {
    Flight outcome = (Flight) future;
    Call call = reopened(new Call(chain.operation), invocation.visit());
    give(call, invocation.arguments());
    call.flight(outcome);
    int at = chain.restore(call, numbers);
    StageCall stage = new StageCall(this, waiting, invocation, call, outcome);
    Throwable cut = outcome.isDone() ? new CancellationException() : outcome.cut();
    if (cut == null) {
      chain.in(call, at);
    } else { // the caller gave up while it waited, or a policy did in its place
      end(call, at, cut);
    }
    stage.go();
  }

  private void give(Call call, @Nullable Object @Nullable [] arguments) {
    if (wantsArguments && arguments != null) {
      call.arguments(arguments);
    }
  }
}

package dev.testudo.state.provider;

import dev.testudo.state.face.Gate;
import dev.testudo.state.face.Invocation;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A call of a face's method that gives a stage. */
record StageInvocation(FaceBase face, Dispatch dispatch, int method, Object[] arguments)
    implements Invocation {

  // The visit covers the call that makes the stage; the stage itself is counted at its target.
  @Override
  public CompletionStage<?> invoke() throws Throwable {
    Visit visit = dispatch.visit();
    Target target = visit.enter(face.slot);
    target.stagesIn.increment();
    try {
      CompletionStage<?> stage =
          face.invoke(java.util.Objects.requireNonNull(target.object), method, arguments);
      if (stage == null) {
        throw new NullPointerException(face.slot.identity + " gave null instead of a stage");
      }
      stage.whenComplete((result, failure) -> target.stagesOut.increment());
      return stage;
    } catch (Throwable e) {
      target.stagesOut.increment();
      throw e;
    } finally {
      visit.leave();
    }
  }

  @Override
  public @Nullable Gate gate() {
    return face.slot.current.gate(method);
  }

  @Override
  public int visit() {
    return dispatch.visit().number;
  }
}

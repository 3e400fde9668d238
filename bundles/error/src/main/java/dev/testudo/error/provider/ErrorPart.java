package dev.testudo.error.provider;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.capability.EventLog;
import dev.testudo.error.ErrorClassifier;
import dev.testudo.error.ErrorListener;
import dev.testudo.error.Errors;
import dev.testudo.error.RecoveryStrategy;
import dev.testudo.error.StrategyName;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Errors for a program without OSGi. */
public final class ErrorPart implements Part {
  private @Nullable ErrorRegistry registry;

  /** For the service loader. */
  public ErrorPart() {}

  @Override
  public List<Class<?>> needs() {
    return List.of(Vault.class, Faces.class, Clock.class);
  }

  @Override
  public void start(Parts parts) {
    ErrorRegistry made =
        new ErrorRegistry(
            parts.get(Vault.class).room(ErrorRegistry.WORD, ErrorRegistry.SCHEMA),
            parts.get(Faces.class),
            parts.get(Clock.class));
    registry = made;
    made.adopt();
    parts.offer(Errors.class, made.view("application"));
    parts.offer(PolicyFactory.class, new ErrorPolicies(made));
    parts.offer(EventLog.class, made);
    parts.each(ErrorListener.class, made.listeners()::add);
    parts.each(ErrorClassifier.class, classifier -> made.plugins().add(classifier, 0));
    parts.each(RecoveryStrategy.class, strategy -> made.recoveries().add(name(strategy), strategy));
  }

  // Named by the annotation as in a framework.
  private static String name(RecoveryStrategy strategy) {
    StrategyName name = strategy.getClass().getAnnotation(StrategyName.class);
    return name != null
        ? name.value()
        : strategy.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  @Override
  public void stop() {
    if (registry != null) {
      registry.listeners().close();
      registry.close();
    }
  }
}

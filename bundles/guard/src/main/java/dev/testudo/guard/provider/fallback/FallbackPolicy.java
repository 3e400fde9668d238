package dev.testudo.guard.provider.fallback;

import dev.testudo.SettingsException;
import dev.testudo.fallback.FallbackSettings;
import dev.testudo.guard.Call;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Outcome;
import dev.testudo.guard.Policy;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fallback in a chain. */
final class FallbackPolicy implements Policy {
  private final FallbackInstance fallback;
  private final Services services;
  private final Operation operation;
  private final @Nullable Method method;
  private final boolean needsArguments;
  private volatile Reply reply;

  /** What is in force, with the answer as what the method gives; or that there is none. */
  private record Reply(FallbackSettings settings, boolean fits, @Nullable Object value) {}

  /**
   * @throws SettingsException if the settings do not fit the method
   */
  FallbackPolicy(
      FallbackInstance fallback, Services services, Operation operation, @Nullable Method method) {
    this.fallback = fallback;
    this.services = services;
    this.operation = operation;
    this.method = method;
    this.reply = reply(fallback.settings());
    this.needsArguments = asks();
    fallback.linked(operation.full(), this);
  }

  Operation operation() {
    return operation;
  }

  /**
   * Goes on with other settings.
   *
   * @throws SettingsException if they do not fit the method, for which there is no answer then
   */
  void use(FallbackSettings settings) {
    reply = new Reply(settings, false, null);
    reply = reply(settings);
  }

  private Reply reply(FallbackSettings settings) {
    if (settings.service().isEmpty()) {
      return new Reply(settings, true, Answers.read(settings.answer(), Answers.typeOf(method)));
    }
    if (method == null) {
      throw new SettingsException(
          "service="
              + settings.service()
              + ": must be empty for a call in code, which is no method of an interface");
    }
    return new Reply(settings, true, null);
  }

  @Override
  public long enter(Call call) {
    return 0;
  }

  @Override
  public void exit(Call call, long permit) {
    Outcome outcome = call.outcome();
    Throwable failure = call.failure();
    Reply now = reply;
    if (outcome == Outcome.SUCCESS
        || failure == null
        || !FallbackInstance.isFor(now.settings(), failure)) {
      fallback.passed(call.row());
    } else if (!now.fits()) {
      fallback.failed(call.row());
    } else if (now.settings().service().isEmpty()) {
      fallback.answered(call.row(), failure);
      call.fallBack(now.value());
    } else {
      ask(call, now.settings().service(), failure);
    }
  }

  private void ask(Call call, String filter, Throwable failure) {
    @Nullable Object[] arguments = call.arguments();
    // A service that falls back on one that falls back on it must end somewhere.
    if (method != null && arguments != null && !call.isWithin(subject())) {
      try {
        Optional<Services.Said> said = services.ask(method, filter, arguments);
        if (said.isPresent()) {
          fallback.answered(call.row(), failure);
          call.fallBack(said.get().what());
          return;
        }
      } catch (InvocationTargetException e) {
        suppress(failure, e.getCause());
      } catch (IllegalAccessException e) {
        suppress(failure, e);
      }
    }
    fallback.failed(call.row());
  }

  @SuppressWarnings("ReferenceEquality") // an exception cannot suppress itself
  private static void suppress(Throwable failure, Throwable other) {
    if (failure != other) {
      failure.addSuppressed(other);
    }
  }

  /** Whether it asks another service, as it is set now. */
  boolean asks() {
    return !reply.settings().service().isEmpty();
  }

  @Override
  public Object subject() {
    return fallback.cell();
  }

  @Override
  public boolean needsArguments() {
    return needsArguments;
  }
}

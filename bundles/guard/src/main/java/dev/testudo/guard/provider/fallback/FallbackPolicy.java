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
  private final Kept kept;
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
      FallbackInstance fallback,
      Kept kept,
      Services services,
      Operation operation,
      @Nullable Method method) {
    this.fallback = fallback;
    this.kept = kept;
    this.services = services;
    this.operation = operation;
    this.method = method;
    this.reply = first(fallback);
    this.needsArguments = asks();
    fallback.linked(operation.full(), this);
  }

  private Reply first(FallbackInstance from) {
    try {
      return reply(from.settings());
    } catch (SettingsException e) {
      from.refused();
      throw e;
    }
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
    if (!asks(settings)) {
      return new Reply(settings, true, Answers.read(settings.answer(), Answers.typeOf(method)));
    }
    if (method == null && !settings.service().isEmpty()) {
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
    } else if (!asks(now.settings())) {
      fallback.answered(call.row(), failure);
      call.fallBack(now.value());
    } else if (!askCache(call, now.settings().cache(), failure)) {
      ask(call, now.settings().service(), failure);
    }
  }

  private boolean askCache(Call call, String cache, Throwable failure) {
    @Nullable Object[] arguments = call.arguments();
    Object result =
        cache.isEmpty() || arguments == null
            ? null
            : kept.result(cache, operation.full(), arguments);
    if (result == null) {
      return false;
    }
    fallback.answered(call.row(), failure);
    call.fallBack(result);
    return true;
  }

  private void ask(Call call, String filter, Throwable failure) {
    @Nullable Object[] arguments = filter.isEmpty() ? null : call.arguments();
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

  /** Whether it asks others, with the arguments of the call, as it is set now. */
  boolean asks() {
    return asks(reply.settings());
  }

  private static boolean asks(FallbackSettings settings) {
    return !settings.service().isEmpty() || !settings.cache().isEmpty();
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

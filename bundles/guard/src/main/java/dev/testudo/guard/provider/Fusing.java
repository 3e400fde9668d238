package dev.testudo.guard.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.Objects;

/** Makes gates: a class of its own for each chain that is short enough, the loop for the others. */
final class Fusing {
  private final byte[] template;
  private final CallStacks calls = new CallStacks();
  private final Waiting waiting;

  Fusing(Waiting waiting) {
    this.waiting = waiting;
    String file = FusedGate.class.getSimpleName() + ".class";
    try (InputStream in = FusedGate.class.getResourceAsStream(file)) {
      template = Objects.requireNonNull(in, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  CallStacks calls() {
    return calls;
  }

  ChainGate gate(Chain chain) {
    if (chain.links.size() > FusedGate.MAX) {
      return loop(chain);
    }
    try {
      return (ChainGate)
          MethodHandles.lookup()
              .defineHiddenClass(template, true)
              .lookupClass()
              .getDeclaredConstructor(Chain.class, CallStacks.class, Waiting.class)
              .newInstance(chain, calls, waiting);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a gate for " + chain.operation, e);
    }
  }

  /** The gate that walks the loop: what the other is compared with. */
  ChainGate loop(Chain chain) {
    return new ChainGate(chain, calls, waiting);
  }
}

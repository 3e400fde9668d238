package dev.testudo.testkit;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.state.Clock;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A part that goes by the clock of a test, and keeps its files in the test's folder. */
record BenchedPart(Part part, FakeClock clock, Path data, Consumer<Parts> seen) implements Part {
  @Override
  public List<Class<?>> needs() {
    return part.needs();
  }

  @Override
  public void start(Parts parts) {
    seen.accept(parts);
    part.start(new Benched(parts));
  }

  @Override
  public void stop() {
    part.stop();
  }

  private final class Benched implements Parts {
    private final Parts real;

    Benched(Parts real) {
      this.real = real;
    }

    @Override
    public <T> T get(Class<T> type) {
      return real.get(type);
    }

    @Override
    public <T> void offer(Class<T> type, T service) {
      real.offer(type, type == Clock.class ? type.cast(clock) : service);
    }

    @Override
    public <T> void each(Class<T> type, Consumer<? super T> listener) {
      real.each(type, listener);
    }

    @Override
    public Path data() {
      return data;
    }
  }
}

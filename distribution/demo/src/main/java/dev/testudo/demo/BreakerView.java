package dev.testudo.demo;

import dev.testudo.breaker.CircuitBreaker;
import dev.testudo.breaker.CircuitBreakers;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The state of the database's circuit breaker, where the platform has breakers. Only this class
 * knows of them; without them it is never loaded.
 */
@Component(service = Supplier.class, property = "demo.view=breaker")
public final class BreakerView implements Supplier<String> {
  private static final String NAME = "orders-db";
  private final CircuitBreakers breakers;

  /** Over these breakers. */
  @Activate
  public BreakerView(@Reference CircuitBreakers breakers) {
    this.breakers = breakers;
  }

  @Override
  public String get() {
    return breakers.find(NAME).map(CircuitBreaker::state).map(Enum::name).orElse("");
  }
}

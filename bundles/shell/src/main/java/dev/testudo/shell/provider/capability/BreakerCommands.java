package dev.testudo.shell.provider.capability;

import dev.testudo.breaker.CircuitBreaker;
import dev.testudo.breaker.CircuitBreakerSnapshot;
import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.shell.provider.command.Answer;
import dev.testudo.shell.provider.command.Arguments;
import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.command.CommandException;
import dev.testudo.shell.provider.command.Completes;
import dev.testudo.shell.provider.command.Near;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What only circuit breakers can. */
@Component(
    service = BreakerCommands.class,
    property = {
      "osgi.command.scope=breaker",
      "osgi.command.function=open",
      "osgi.command.function=close"
    })
public final class BreakerCommands implements Completes {
  private final CircuitBreakers breakers;

  @Activate
  public BreakerCommands(@Reference CircuitBreakers breakers) {
    this.breakers = breakers;
  }

  @Descriptor("Opens a breaker, for its openFor from now on. Example: breaker:open orders-db")
  public CircuitBreakerSnapshot open(@Descriptor("NAME") String[] words) {
    CircuitBreaker breaker = breaker("breaker:open NAME", words);
    return Answer.to(
        () -> {
          breaker.open();
          return breaker.snapshot();
        });
  }

  @Descriptor("Closes a breaker, with an empty window. Example: breaker:close orders-db")
  public CircuitBreakerSnapshot close(@Descriptor("NAME") String[] words) {
    CircuitBreaker breaker = breaker("breaker:close NAME", words);
    return Answer.to(
        () -> {
          breaker.close();
          return breaker.snapshot();
        });
  }

  private CircuitBreaker breaker(String usage, String... words) {
    String name = new Arguments(usage, words).between(1, 1).get(0);
    return breakers
        .find(name)
        .orElseThrow(() -> new CommandException("no breaker " + name + Near.hint(name, names())));
  }

  private List<String> names() {
    return breakers.snapshots().stream().map(CircuitBreakerSnapshot::name).toList();
  }

  @Override
  public List<Choice> complete(String function, List<String> words, int index) {
    return index == 1 ? names().stream().map(Choice::of).toList() : List.of();
  }
}

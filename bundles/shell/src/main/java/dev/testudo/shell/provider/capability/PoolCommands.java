package dev.testudo.shell.provider.capability;

import dev.testudo.pool.Pool;
import dev.testudo.pool.PoolSnapshot;
import dev.testudo.pool.Pools;
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

/** What only pools can. */
@Component(
    service = PoolCommands.class,
    property = {"osgi.command.scope=pool", "osgi.command.function=recycle"})
public final class PoolCommands implements Completes {
  private final Pools pools;

  @Activate
  public PoolCommands(@Reference Pools pools) {
    this.pools = pools;
  }

  @Descriptor(
      "Replaces all objects: idle ones at once, others as they come back."
          + " Example: pool:recycle orders-db")
  public PoolSnapshot recycle(@Descriptor("NAME") String[] words) {
    String name = new Arguments("pool:recycle NAME", words).between(1, 1).get(0);
    Pool<?> pool =
        pools
            .find(name)
            .orElseThrow(() -> new CommandException("no pool " + name + Near.hint(name, names())));
    return Answer.to(
        () -> {
          pool.recycle();
          return pool.snapshot();
        });
  }

  private List<String> names() {
    return pools.snapshots().stream().map(PoolSnapshot::name).toList();
  }

  @Override
  public List<Choice> complete(String function, List<String> words, int index) {
    return index == 1 ? names().stream().map(Choice::of).toList() : List.of();
  }
}

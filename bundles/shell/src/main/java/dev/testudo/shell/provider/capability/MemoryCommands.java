package dev.testudo.shell.provider.capability;

import dev.testudo.memory.GivenBack;
import dev.testudo.memory.MemorySnapshot;
import dev.testudo.memory.MemoryWatch;
import dev.testudo.memory.MemoryWatches;
import dev.testudo.memory.PressureListenerSnapshot;
import dev.testudo.shell.provider.command.Answer;
import dev.testudo.shell.provider.command.Arguments;
import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.command.CommandException;
import dev.testudo.shell.provider.command.Completes;
import dev.testudo.shell.provider.command.Near;
import dev.testudo.shell.provider.render.Rows;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What only watches over the heap can. */
@Component(
    service = MemoryCommands.class,
    property = {
      "osgi.command.scope=memory",
      "osgi.command.function=relieve",
      "osgi.command.function=listeners"
    })
public final class MemoryCommands implements Completes {
  private final MemoryWatches watches;

  @Activate
  public MemoryCommands(@Reference MemoryWatches watches) {
    this.watches = watches;
  }

  @Descriptor(
      "Asks all listeners now to give memory back, and shows what each gave. Example:"
          + " memory:relieve")
  public Rows<?> relieve(@Descriptor("[NAME]") String[] words) {
    List<String> name = new Arguments("memory:relieve [NAME]", words).between(0, 1);
    MemoryWatch watch = watch(name.isEmpty() ? MemoryWatches.HEAP : name.get(0));
    return Answer.to(() -> Rows.of(GivenBack.class, watch.relieve()));
  }

  @Descriptor(
      "Shows who gives memory back, in the order in which they say that they should be asked."
          + " Example: memory:listeners")
  public Rows<?> listeners(@Descriptor("") String[] words) {
    new Arguments("memory:listeners", words).between(0, 0);
    return Answer.to(() -> Rows.of(PressureListenerSnapshot.class, watches.listeners()));
  }

  private MemoryWatch watch(String name) {
    return watches
        .find(name)
        .orElseThrow(() -> new CommandException("no memory " + name + Near.hint(name, names())));
  }

  private List<String> names() {
    return watches.snapshots().stream().map(MemorySnapshot::name).toList();
  }

  @Override
  public List<Choice> complete(String function, List<String> words, int index) {
    return index == 1 && function.equals("relieve")
        ? names().stream().map(Choice::of).toList()
        : List.of();
  }
}

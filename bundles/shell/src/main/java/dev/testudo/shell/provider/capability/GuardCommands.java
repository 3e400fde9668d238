package dev.testudo.shell.provider.capability;

import dev.testudo.guard.GuardSnapshot;
import dev.testudo.guard.Guards;
import dev.testudo.shell.provider.command.Answer;
import dev.testudo.shell.provider.command.Arguments;
import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.command.Completes;
import dev.testudo.shell.provider.conf.Conf;
import dev.testudo.shell.provider.render.Rows;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.felix.service.command.Descriptor;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Guards with their traffic, in place of what the generic commands show of them. */
@Component(
    service = GuardCommands.class,
    property = {
      "osgi.command.scope=guard",
      "osgi.command.function=list",
      "osgi.command.function=show",
      "service.ranking:Integer=10"
    })
public final class GuardCommands implements Completes {
  private final BundleContext context;
  private final Guards guards;
  private final CapabilityCommands generic;

  @Activate
  public GuardCommands(BundleContext context, @Reference Guards guards, @Reference Conf conf) {
    this.context = context;
    this.guards = guards;
    this.generic =
        new CapabilityCommands(Capability.of("guard", "dev.testudo.guard", guards), conf, List::of);
  }

  /** The quantiles are those of the slowest operation. */
  record Line(
      String guard,
      String services,
      List<String> policies,
      List<String> missing,
      long calls,
      long failures,
      long rejected,
      Duration p50,
      Duration p99) {}

  record Shown(
      GuardSnapshot guard, Rows<Traffic> traffic, Rows<CapabilityCommands.Setting> settings) {}

  @Descriptor(
      "Lists the guards: what they guard, with which policies, and the calls so far; p50 and p99"
          + " are of the slowest operation. Example: guard:list")
  public Rows<?> list(@Descriptor("[PART]: only names that contain it") String[] words) {
    List<String> part = new Arguments("guard:list [PART]", words).between(0, 1);
    return Answer.to(
        () -> {
          Map<String, List<Traffic>> traffic = Traffic.byGuard(context);
          return Rows.of(
              Line.class,
              guards.snapshots().stream()
                  .filter(guard -> part.isEmpty() || guard.name().contains(part.get(0)))
                  .map(guard -> line(guard, traffic.getOrDefault(guard.name(), List.of())))
                  .toList());
        });
  }

  private static Line line(GuardSnapshot guard, List<Traffic> traffic) {
    return new Line(
        guard.name(),
        guard.services(),
        guard.policies(),
        guard.missing(),
        sum(traffic, Traffic::calls),
        sum(traffic, Traffic::failures),
        sum(traffic, Traffic::rejected),
        slowest(traffic.stream().map(Traffic::p50).toList()),
        slowest(traffic.stream().map(Traffic::p99).toList()));
  }

  private static long sum(List<Traffic> traffic, ToLongFunction<Traffic> count) {
    return traffic.stream().mapToLong(count).sum();
  }

  private static Duration slowest(List<Duration> durations) {
    return durations.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  @Descriptor(
      "Shows one guard: its policies, the calls of each operation, and its settings."
          + " Example: guard:show orders")
  public Object show(@Descriptor("NAME") String[] words) {
    String name = new Arguments("guard:show NAME", words).between(1, 1).get(0);
    CapabilityCommands.Shown shown = (CapabilityCommands.Shown) generic.show(words);
    return Answer.to(
        () ->
            new Shown(
                (GuardSnapshot) shown.state(),
                Rows.of(Traffic.class, Traffic.byGuard(context).getOrDefault(name, List.of())),
                shown.settings()));
  }

  @Override
  public List<Choice> complete(String function, List<String> words, int index) {
    return generic.complete(function, words, index);
  }
}

package dev.testudo.shell.provider.capability;

import dev.testudo.guard.GuardSnapshot;
import dev.testudo.guard.GuardedService;
import dev.testudo.guard.Guards;
import dev.testudo.guard.ServiceDirectory;
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
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
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

  /**
   * @param provider the bundles that provide its services
   * @param health the worst of its services; empty if it guards none
   * @param calls empty without metrics, as what follows
   * @param p50 of the slowest operation, as p99
   */
  record Line(
      String guard,
      String services,
      List<String> provider,
      List<String> version,
      Optional<GuardedService.Health> health,
      List<String> policies,
      List<String> missing,
      Optional<Long> calls,
      Optional<Long> failures,
      Optional<Long> rejected,
      Optional<Duration> p50,
      Optional<Duration> p99) {}

  record Shown(
      GuardSnapshot guard,
      Rows<GuardedService> services,
      Rows<Traffic> traffic,
      Rows<CapabilityCommands.Setting> settings) {}

  @Descriptor(
      "Lists the guards: what they guard, who provides that, how it is, with which policies, and"
          + " the calls so far; p50 and p99 are of the slowest operation. Example: guard:list")
  public Rows<?> list(@Descriptor("[PART]: only names that contain it") String[] words) {
    List<String> part = new Arguments("guard:list [PART]", words).between(0, 1);
    return Answer.to(
        () -> {
          boolean measured = Traffic.measured(context);
          Map<String, List<Traffic>> traffic = Traffic.byGuard(context);
          Map<String, List<GuardedService>> services = services();
          return Rows.of(
              Line.class,
              guards.snapshots().stream()
                  .filter(guard -> part.isEmpty() || guard.name().contains(part.get(0)))
                  .map(
                      guard ->
                          line(
                              guard,
                              services.getOrDefault(guard.name(), List.of()),
                              traffic.getOrDefault(guard.name(), List.of()),
                              measured))
                  .toList());
        });
  }

  private Map<String, List<GuardedService>> services() {
    ServiceReference<ServiceDirectory> reference =
        context.getServiceReference(ServiceDirectory.class);
    ServiceDirectory directory = reference == null ? null : context.getService(reference);
    return directory == null
        ? Map.of()
        : directory.services().stream().collect(Collectors.groupingBy(GuardedService::guard));
  }

  private static Line line(
      GuardSnapshot guard, List<GuardedService> services, List<Traffic> traffic, boolean measured) {
    return new Line(
        guard.name(),
        guard.services(),
        services.stream().map(GuardedService::provider).distinct().toList(),
        services.stream().map(GuardedService::version).distinct().toList(),
        services.stream().map(GuardedService::health).max(Comparator.naturalOrder()),
        guard.policies(),
        guard.missing(),
        Optional.of(sum(traffic, Traffic::calls)).filter(any -> measured),
        Optional.of(sum(traffic, Traffic::failures)).filter(any -> measured),
        Optional.of(sum(traffic, Traffic::rejected)).filter(any -> measured),
        Optional.of(slowest(traffic.stream().map(Traffic::p50).toList())).filter(any -> measured),
        Optional.of(slowest(traffic.stream().map(Traffic::p99).toList())).filter(any -> measured));
  }

  private static long sum(List<Traffic> traffic, ToLongFunction<Traffic> count) {
    return traffic.stream().mapToLong(count).sum();
  }

  private static Duration slowest(List<Duration> durations) {
    return durations.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  @Descriptor(
      "Shows one guard: its policies, its services, the calls of each operation, and its settings."
          + " Example: guard:show orders")
  public Object show(@Descriptor("NAME") String[] words) {
    String name = new Arguments("guard:show NAME", words).between(1, 1).get(0);
    CapabilityCommands.Shown shown = (CapabilityCommands.Shown) generic.show(words);
    return Answer.to(
        () ->
            new Shown(
                (GuardSnapshot) shown.state(),
                Rows.of(GuardedService.class, services().getOrDefault(name, List.of())),
                Rows.of(Traffic.class, Traffic.byGuard(context).getOrDefault(name, List.of())),
                shown.settings()));
  }

  @Override
  public List<Choice> complete(String function, List<String> words, int index) {
    return generic.complete(function, words, index);
  }
}

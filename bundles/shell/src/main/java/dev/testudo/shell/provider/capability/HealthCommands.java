package dev.testudo.shell.provider.capability;

import dev.testudo.health.CheckSnapshot;
import dev.testudo.health.HealthMonitor;
import dev.testudo.health.HealthStatus;
import dev.testudo.shell.provider.command.Answer;
import dev.testudo.shell.provider.command.Arguments;
import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.command.CommandException;
import dev.testudo.shell.provider.command.Completes;
import dev.testudo.shell.provider.command.Near;
import dev.testudo.shell.provider.render.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the health checks say. */
@Component(
    service = HealthCommands.class,
    property = {
      "osgi.command.scope=health",
      "osgi.command.function=list",
      "osgi.command.function=show"
    })
public final class HealthCommands implements Completes {
  private final HealthMonitor monitor;

  @Activate
  public HealthCommands(@Reference HealthMonitor monitor) {
    this.monitor = monitor;
  }

  /**
   * @param since when the status began
   * @param duration how long the check took
   */
  record Line(
      HealthStatus status,
      String check,
      String message,
      Instant since,
      Duration duration,
      List<String> tags) {
    static Line of(CheckSnapshot check) {
      return new Line(
          check.status(),
          check.name(),
          check.message(),
          check.since(),
          check.duration(),
          check.tags());
    }
  }

  @Descriptor(
      "Lists the health checks and what each said last, the worst first. Example: health:list")
  public Rows<?> list(@Descriptor("[TAG]: only those with this tag") String[] words) {
    List<String> tag = new Arguments("health:list [TAG]", words).between(0, 1);
    return Answer.to(
        () ->
            Rows.of(
                Line.class,
                monitor.checks().stream()
                    .filter(check -> tag.isEmpty() || check.tags().contains(tag.get(0)))
                    .map(Line::of)
                    .sorted(Comparator.comparing(Line::status).reversed())
                    .toList()));
  }

  @Descriptor("Shows one health check. Example: health:show bundles")
  public CheckSnapshot show(@Descriptor("CHECK") String[] words) {
    String name = new Arguments("health:show CHECK", words).between(1, 1).get(0);
    return Answer.to(
        () ->
            monitor.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow(
                    () -> new CommandException("no check " + name + Near.hint(name, names()))));
  }

  private List<String> names() {
    return monitor.checks().stream().map(CheckSnapshot::name).toList();
  }

  @Override
  public List<Choice> complete(String function, List<String> words, int index) {
    if (index != 1) {
      return List.of();
    }
    return function.equals("show")
        ? names().stream().map(Choice::of).toList()
        : monitor.checks().stream()
            .flatMap(check -> check.tags().stream())
            .distinct()
            .map(Choice::of)
            .toList();
  }
}

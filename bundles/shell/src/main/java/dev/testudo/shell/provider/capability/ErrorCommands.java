package dev.testudo.shell.provider.capability;

import dev.testudo.error.ErrorCategory;
import dev.testudo.error.ErrorGroup;
import dev.testudo.error.ErrorMonitor;
import dev.testudo.error.ErrorSnapshot;
import dev.testudo.error.Errors;
import dev.testudo.shell.provider.command.Answer;
import dev.testudo.shell.provider.command.Arguments;
import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.command.CommandException;
import dev.testudo.shell.provider.command.Completes;
import dev.testudo.shell.provider.command.Near;
import dev.testudo.shell.provider.render.Rows;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What only error monitors can. */
@Component(
    service = ErrorCommands.class,
    property = {
      "osgi.command.scope=error",
      "osgi.command.function=top",
      "osgi.command.function=sample"
    })
public final class ErrorCommands implements Completes {
  private static final int MOST = 20;

  private final Errors errors;

  @Activate
  public ErrorCommands(@Reference Errors errors) {
    this.errors = errors;
  }

  /**
   * @param operation monitor and operation
   */
  record Line(
      String operation,
      ErrorCategory category,
      long count,
      Instant lastSeen,
      String fingerprint,
      String exception,
      String where) {
    static Line of(String monitor, ErrorGroup group) {
      return new Line(
          group.operation().isEmpty() ? monitor : monitor + "." + group.operation(),
          group.category(),
          group.count(),
          group.lastSeen(),
          group.fingerprint(),
          group.exception(),
          group.where());
    }
  }

  @Descriptor(
      "The most frequent kinds of failures, of all guards or of one, with the fingerprint that"
          + " error:sample takes. Example: error:top shop")
  public Rows<?> top(@Descriptor("[NAME]") String[] words) {
    List<String> name = new Arguments("error:top [NAME]", words).between(0, 1);
    return Answer.to(
        () ->
            Rows.of(
                Line.class,
                (name.isEmpty() ? names() : List.of(monitor(name.get(0)).name()))
                    .stream()
                        .flatMap(one -> groups(one).map(group -> Line.of(one, group)))
                        .sorted(Comparator.comparingLong(Line::count).reversed())
                        .limit(MOST)
                        .toList()));
  }

  @Descriptor(
      "Shows one kind of failures with the message and the stack of its first one; without a"
          + " fingerprint the most frequent. Example: error:sample")
  public ErrorGroup sample(@Descriptor("[FINGERPRINT]") String[] words) {
    List<String> wanted = new Arguments("error:sample [FINGERPRINT]", words).between(0, 1);
    return Answer.to(
        () ->
            kinds()
                .filter(kind -> wanted.isEmpty() || kind.fingerprint().equals(wanted.get(0)))
                .max(Comparator.comparingLong(ErrorGroup::count))
                .orElseThrow(
                    () ->
                        new CommandException(
                            wanted.isEmpty()
                                ? "there were no failures"
                                : "no kind of failures " + wanted.get(0) + "; see error:top")));
  }

  private Stream<ErrorGroup> kinds() {
    return names().stream().flatMap(this::groups);
  }

  private Stream<ErrorGroup> groups(String name) {
    return errors.find(name).map(ErrorMonitor::groups).orElse(List.of()).stream();
  }

  private ErrorMonitor monitor(String name) {
    return errors
        .find(name)
        .orElseThrow(() -> new CommandException("no error " + name + Near.hint(name, names())));
  }

  private List<String> names() {
    return errors.snapshots().stream().map(ErrorSnapshot::name).toList();
  }

  @Override
  public List<Choice> complete(String function, List<String> words, int index) {
    if (index != 1) {
      return List.of();
    }
    return function.equals("top")
        ? names().stream().map(Choice::of).toList()
        : kinds().map(ErrorGroup::fingerprint).distinct().map(Choice::of).toList();
  }
}

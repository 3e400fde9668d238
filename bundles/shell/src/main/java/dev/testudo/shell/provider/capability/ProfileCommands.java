package dev.testudo.shell.provider.capability;

import dev.testudo.capability.Values;
import dev.testudo.profile.OperationProfile;
import dev.testudo.profile.ProfileNode;
import dev.testudo.profile.Profiler;
import dev.testudo.profile.ProfilerSnapshot;
import dev.testudo.profile.Profilers;
import dev.testudo.shell.provider.command.Answer;
import dev.testudo.shell.provider.command.Arguments;
import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.command.CommandException;
import dev.testudo.shell.provider.command.Completes;
import dev.testudo.shell.provider.command.Near;
import dev.testudo.shell.provider.command.Options;
import dev.testudo.shell.provider.render.Rows;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What only profilers can. */
@Component(
    service = ProfileCommands.class,
    property = {
      "osgi.command.scope=profile",
      "osgi.command.function=top",
      "osgi.command.function=tree"
    })
public final class ProfileCommands implements Completes {
  private static final String TOP = "profile:top [NAME] [--by self|total|bytes|calls] [--most N]";
  private static final String TREE = "profile:tree [NAME]";

  private final Profilers profilers;

  @Activate
  public ProfileCommands(@Reference Profilers profilers) {
    this.profilers = profilers;
  }

  /** What decides which operation comes first. */
  enum By {
    SELF,
    TOTAL,
    BYTES,
    CALLS;

    private long of(OperationProfile one) {
      return switch (this) {
        case SELF -> one.self().toNanos();
        case TOTAL -> one.total().toNanos();
        case BYTES -> one.selfBytes();
        case CALLS -> one.calls();
      };
    }
  }

  /**
   * @param operation indented by its depth in the tree
   */
  record Line(
      String operation,
      String profiler,
      long calls,
      Duration self,
      Duration total,
      Duration average,
      long selfBytes,
      long bytes) {
    static Line of(int depth, OperationProfile one) {
      return new Line(
          "  ".repeat(depth) + one.operation(),
          one.profiler(),
          one.calls(),
          one.self(),
          one.total(),
          one.calls() == 0 ? Duration.ZERO : one.total().dividedBy(one.calls()),
          one.selfBytes(),
          one.bytes());
    }
  }

  @Descriptor(
      "The operations that took most, by themselves or with what is nested in them, in time, in"
          + " bytes or in calls. Example: profile:top --by total --most 10")
  public Rows<?> top(@Descriptor("[NAME] [--by self|total|bytes|calls] [--most N]") String[] line) {
    Options options = new Options(TOP, line);
    List<String> name = new Arguments(TOP, options.words()).between(0, 1);
    By by = (By) Values.read("--by", options.get("by", "self"), By.class);
    int most = (Integer) Values.read("--most", options.get("most", "20"), int.class);
    return Answer.to(
        () ->
            Rows.of(
                Line.class,
                (name.isEmpty() ? names() : name)
                    .stream()
                        .flatMap(one -> profiler(one).operations().stream())
                        .sorted(Comparator.comparingLong(by::of).reversed())
                        .limit(most)
                        .map(one -> Line.of(0, one))
                        .toList()));
  }

  @Descriptor(
      "The operations as they are nested; those of one profiler keep the places that they have."
          + " Example: profile:tree")
  public Rows<?> tree(@Descriptor("[NAME]") String[] words) {
    List<String> name = new Arguments(TREE, words).between(0, 1);
    return Answer.to(
        () -> {
          name.forEach(this::profiler); // which says so if there is none
          return Rows.of(
              Line.class,
              profilers.tree().stream()
                  .filter(node -> name.isEmpty() || isOf(node, name.get(0)))
                  .map(node -> Line.of(node.depth(), node.profile()))
                  .toList());
        });
  }

  private static boolean isOf(ProfileNode node, String name) {
    return node.profile().profiler().equals(name);
  }

  private Profiler profiler(String name) {
    return profilers
        .find(name)
        .orElseThrow(() -> new CommandException("no profile " + name + Near.hint(name, names())));
  }

  private List<String> names() {
    return profilers.snapshots().stream().map(ProfilerSnapshot::name).toList();
  }

  @Override
  public List<Choice> complete(String function, List<String> words, int index) {
    if (index > 1 && words.get(index - 1).equals("--by")) {
      return Arrays.stream(By.values())
          .map(one -> Choice.of(one.name().toLowerCase(Locale.ROOT)))
          .toList();
    }
    return index == 1 ? names().stream().map(Choice::of).toList() : List.of();
  }
}

package dev.testudo.profile.provider;

import dev.testudo.capability.CapabilityInstance;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.profile.OperationProfile;
import dev.testudo.profile.Profile;
import dev.testudo.profile.Profiler;
import dev.testudo.profile.ProfilerSettings;
import dev.testudo.profile.ProfilerSnapshot;
import dev.testudo.profile.state.Frame;
import dev.testudo.profile.state.OperationCell;
import dev.testudo.profile.state.ProfilerCell;
import dev.testudo.state.Clock;
import dev.testudo.state.Stripes;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntSupplier;

/** A profiler as clients and policies see it. */
final class OperationProfiler extends CapabilityInstance<ProfilerSettings, ProfilerSnapshot>
    implements Profiler {
  private final ProfilerCell cell;
  private final Recorder recorder;
  private final Clock clock;
  private final IntSupplier rows;
  private volatile Limits limits;

  /**
   * @param rows gives the calling thread's row for {@link Stripes}
   */
  OperationProfiler(
      String name,
      ProfilerSettings settings,
      InstanceCell instance,
      ProfilerCell cell,
      Recorder recorder,
      Clock clock,
      IntSupplier rows) {
    super(name, settings, instance);
    this.cell = cell;
    this.recorder = recorder;
    this.clock = clock;
    this.rows = rows;
    this.limits = Limits.of(settings);
  }

  Limits limits() {
    return limits;
  }

  Recorder recorder() {
    return recorder;
  }

  @Override
  public Profile start(String operation) {
    Frame frame = recorder.begin(operation(operation), limits);
    if (frame == null) {
      return recorder.none();
    }
    // A virtual thread has its row but for this call.
    frame.row = frame.stack.virtual ? Stripes.SHARED : rows.getAsInt();
    frame.closer(recorder);
    frame.began = clock.nanos();
    return frame;
  }

  /** The operation of this name; of those beyond the limit, the one for all of them. */
  OperationCell operation(String name) {
    OperationCell there = cell.operations.get(name);
    if (there != null) {
      return there;
    }
    boolean room = cell.operations.size() < settings().maxOperations();
    return cell.operations.computeIfAbsent(
        room ? name : ProfilerSettings.OTHER, known -> new OperationCell(cell, name(), known));
  }

  @Override
  protected void changed(ProfilerSettings now) {
    limits = Limits.of(now);
  }

  @Override
  public void reset() {
    cell.operations
        .values()
        .forEach(operation -> operation.nodes.forEach(node -> node.before = node.counts.sums()));
  }

  @Override
  public List<OperationProfile> operations() {
    return cell.operations.values().stream()
        .map(operation -> Sums.sinceReset(operation.nodes).profile(operation))
        .sorted(
            Comparator.comparing(OperationProfile::total)
                .reversed()
                .thenComparing(OperationProfile::operation))
        .toList();
  }

  @Override
  public ProfilerSnapshot snapshot() {
    Sums all = Sums.none();
    cell.operations.values().forEach(operation -> all.addEver(operation.nodes));
    return new ProfilerSnapshot(
        name(),
        cell.operations.size(),
        all.calls(),
        Duration.ofNanos(all.self()),
        all.selfBytes(),
        cell.abandoned.sum(),
        cell.misplaced.sum(),
        cell.lost.sum());
  }
}

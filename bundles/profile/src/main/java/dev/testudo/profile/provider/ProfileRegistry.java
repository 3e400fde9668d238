package dev.testudo.profile.provider;

import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.RegistryView;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.profile.ProfileNode;
import dev.testudo.profile.Profiler;
import dev.testudo.profile.ProfilerSettings;
import dev.testudo.profile.ProfilerSnapshot;
import dev.testudo.profile.Profilers;
import dev.testudo.profile.state.ProfilerCell;
import dev.testudo.profile.state.StacksCell;
import dev.testudo.profile.state.TreeCell;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** The profilers, over one tree of what is nested in what. */
final class ProfileRegistry
    extends CapabilityRegistry<Profiler, ProfilerSettings, ProfilerSnapshot> {
  /** The capability's word. */
  static final String WORD = "profile";

  /** The shape of the cells. */
  static final int SCHEMA = 1;

  private static final String KEY = "operations/";

  private final TreeCell tree;
  private final Recorder recorder;
  private final IntSupplier rows;

  /**
   * @param allocation gives what the calling thread has allocated
   * @param rows gives the calling thread's row for {@link dev.testudo.state.Stripes}
   */
  ProfileRegistry(Room room, Faces faces, Clock clock, LongSupplier allocation, IntSupplier rows) {
    super(WORD, Profiler.class, ProfilerSettings.class, new ProfilerSettings(), room, faces, clock);
    this.rows = rows;
    tree = room.cell("tree", TreeCell.class, TreeCell::new);
    StacksCell stacks = room.cell("stacks", StacksCell.class, StacksCell::new);
    recorder = new Recorder(stacks, tree, clock, allocation);
  }

  /** The registry as one client sees it. */
  Profilers view(String client) {
    return new View(this, client);
  }

  @Override
  protected Profiler create(String name, ProfilerSettings settings, InstanceCell cell) {
    ProfilerCell operations = room().cell(KEY + name, ProfilerCell.class, ProfilerCell::new);
    return new OperationProfiler(name, settings, cell, operations, recorder, clock(), rows);
  }

  @Override
  protected void forget(String name) {
    room()
        .find(KEY + name, ProfilerCell.class)
        .ifPresent(cell -> cell.operations.values().forEach(one -> one.dropped = true));
    room().drop(KEY + name);
    Outline.prune(tree);
  }

  private static final class View extends RegistryView<Profiler, ProfilerSettings, ProfilerSnapshot>
      implements Profilers {
    private final ProfileRegistry registry;

    View(ProfileRegistry registry, String client) {
      super(registry, client);
      this.registry = registry;
    }

    @Override
    public List<ProfileNode> tree() {
      return Outline.of(registry.tree);
    }
  }
}

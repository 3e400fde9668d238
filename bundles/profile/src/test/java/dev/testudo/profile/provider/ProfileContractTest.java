package dev.testudo.profile.provider;

import dev.testudo.profile.Profile;
import dev.testudo.profile.Profiler;
import dev.testudo.profile.ProfilerSettings;
import dev.testudo.profile.ProfilerSnapshot;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import dev.testudo.state.Stripes;
import dev.testudo.testkit.CapabilityContract;
import java.util.Map;

class ProfileContractTest extends CapabilityContract<Profiler, ProfilerSettings, ProfilerSnapshot> {
  @Override
  protected String word() {
    return ProfileRegistry.WORD;
  }

  @Override
  protected int schema() {
    return ProfileRegistry.SCHEMA;
  }

  @Override
  protected ProfileRegistry registry(Room room, Faces faces, Clock time) {
    return new ProfileRegistry(room, faces, time, Allocation.ofThisThread(), () -> Stripes.SHARED);
  }

  @Override
  protected ProfilerSettings defaults() {
    return new ProfilerSettings();
  }

  @Override
  protected Map<String, String> others() {
    return Map.of("allocation", "false", "maxOperations", "5", "abandonAfter", "5m");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("allocation", "perhaps", "maxOperations", "0", "abandonAfter", "0");
  }

  @Override
  protected String metatype() {
    return "ProfileConfiguration";
  }

  @Override
  protected void use(Profiler profiler) {
    Profile profile = profiler.start("work");
    profile.close();
  }

  @Override
  protected long uses(ProfilerSnapshot snapshot) {
    return snapshot.calls();
  }

  @Override
  protected boolean hasListeners() {
    return false;
  }
}

package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.profile.Profile;
import dev.testudo.profile.Profiler;
import dev.testudo.profile.Profilers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** Profiles with nothing else in the framework. */
@SuppressWarnings("try") // a profile is opened and closed, and not used in between
class ProfileIT extends FrameworkCase {

  @Configuration
  static Option[] installed() {
    return options(Provision.ground(), Provision.capabilities("profile"));
  }

  @Test
  void anOperationThatIsOpenDuringAnUpdateIsClosedInItsPlace() {
    Profilers profilers = inside.service(Profilers.class);
    Profiler profiler = profilers.named("parser");
    inside.configure("dev.testudo.profile~parser", "maxOperations", "10");
    try (Profile outer = profiler.start("file_parse")) {
      inside.update(inside.bundle("dev.testudo.profile.provider"));
      try (Profile inner = profiler.start("read")) {
        assertEquals(10, profiler.settings().maxOperations());
      }
    }
    assertEquals(
        List.of("0 file_parse 1", "1 read 1"),
        profilers.tree().stream()
            .map(
                node ->
                    node.depth() + " " + node.profile().operation() + " " + node.profile().calls())
            .toList());
    assertEquals(0, profiler.snapshot().abandoned());
  }
}

package dev.testudo.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PluginNameTest {
  private @interface Named {}

  private static Optional<String> of(Map<String, ?> properties) {
    return PluginName.of(properties, "a plugin", Named.class, "plugin.name");
  }

  @Test
  void isRead() {
    assertEquals(Optional.of("pager"), of(Map.of("plugin.name", "pager")));
  }

  @Test
  void isNoneWhereThereIsNoTextByThatName() {
    assertEquals(Optional.empty(), of(Map.of("service.bundleid", 7L)));
    assertEquals(Optional.empty(), of(Map.of("plugin.name", 7)));
  }
}

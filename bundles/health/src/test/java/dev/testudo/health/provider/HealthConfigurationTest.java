package dev.testudo.health.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.testudo.capability.SettingsCodec;
import dev.testudo.health.HealthSettings;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HealthConfigurationTest {
  @Test
  void metatypeAndSettingsAgree() {
    Map<String, String> presets = new TreeMap<>();
    for (Method key : HealthConfiguration.class.getDeclaredMethods()) {
      presets.put(key.getName(), String.valueOf(key.getDefaultValue()));
    }
    assertEquals(
        new TreeMap<>(SettingsCodec.of(HealthSettings.class).write(new HealthSettings())), presets);
  }
}

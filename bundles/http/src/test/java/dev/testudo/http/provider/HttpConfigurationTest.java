package dev.testudo.http.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.testudo.capability.SettingsCodec;
import dev.testudo.http.HttpSettings;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HttpConfigurationTest {
  @Test
  void metatypeAndSettingsAgree() {
    Map<String, String> presets = new TreeMap<>();
    for (Method key : HttpConfiguration.class.getDeclaredMethods()) {
      presets.put(key.getName(), String.valueOf(key.getDefaultValue()));
    }
    assertEquals(
        new TreeMap<>(SettingsCodec.of(HttpSettings.class).write(new HttpSettings())), presets);
  }
}

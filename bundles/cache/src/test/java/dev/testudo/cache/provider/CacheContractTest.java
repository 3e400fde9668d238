package dev.testudo.cache.provider;

import dev.testudo.cache.Cache;
import dev.testudo.cache.CacheSettings;
import dev.testudo.cache.CacheSnapshot;
import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import dev.testudo.state.Stripes;
import dev.testudo.testkit.CapabilityContract;
import java.util.Map;

class CacheContractTest
    extends CapabilityContract<Cache<Object, Object>, CacheSettings, CacheSnapshot> {
  @Override
  protected String word() {
    return CacheRegistry.WORD;
  }

  @Override
  protected int schema() {
    return CacheRegistry.SCHEMA;
  }

  @Override
  protected CacheRegistry registry(Room room, Faces faces, Clock time) {
    return new CacheRegistry(room, faces, time, () -> Stripes.SHARED);
  }

  @Override
  protected CacheSettings defaults() {
    return new CacheSettings();
  }

  @Override
  protected Map<String, String> others() {
    return Map.of("maximumSize", "7", "timeToLive", "1h", "staleFor", "2h", "loadTimeout", "5s");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("maximumSize", "0", "timeToLive", "-1", "staleFor", "366d", "loadTimeout", "0");
  }

  @Override
  protected String metatype() {
    return "CacheConfiguration";
  }

  @Override
  protected void use(Cache<Object, Object> cache) {
    cache.get("key", key -> "value");
  }

  @Override
  protected long uses(CacheSnapshot snapshot) {
    return snapshot.hits() + snapshot.misses();
  }

  @Override
  protected void provoke(Cache<Object, Object> cache) {
    cache.invalidateAll();
  }

  @Override
  protected AutoCloseable listen(
      CapabilityRegistry<Cache<Object, Object>, CacheSettings, CacheSnapshot> where,
      Runnable told) {
    return listening(((CacheRegistry) where).listeners(), event -> told.run());
  }
}

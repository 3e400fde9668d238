package dev.testudo.shell.provider.conf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The configuration's side without a framework. */
public final class ConfKit implements Conf {
  private final Overlays overlays;
  private final Configurations configurations;

  public ConfKit(Path directory, FakeAdmin admin) throws IOException {
    this.configurations = new Configurations(admin.admin());
    this.overlays = new Overlays(new OverlayStore(directory), configurations);
  }

  public ConfCommands commands(Keys keys) {
    return new ConfCommands(configurations, overlays, keys);
  }

  @Override
  public void set(String pid, Map<String, Object> values) throws IOException {
    overlays.set(pid, values);
  }

  @Override
  public Optional<String> source(String pid, String key) throws IOException {
    return new Provenance(configurations, overlays).of(pid, key);
  }

  @Override
  public void add(Keys keys) {}

  @Override
  public void remove(Keys keys) {}
}

package dev.testudo.platform;

import dev.testudo.platform.boot.Boot;
import dev.testudo.platform.boot.OwnVersion;
import dev.testudo.runtime.BundleProblem;
import dev.testudo.runtime.PlatformStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The launcher's word on itself. */
final class StatusRecord implements PlatformStatus {
  private final Boot boot;
  private final PlatformOptions options;
  private final Instant startedAt = Instant.now();
  private final long startNanos = System.nanoTime();
  private volatile boolean up;

  StatusRecord(Boot boot, PlatformOptions options) {
    this.boot = boot;
    this.options = options;
  }

  void up(boolean now) {
    up = now;
  }

  @Override
  public String version() {
    return OwnVersion.text();
  }

  @Override
  public Path home() {
    return options.home().toAbsolutePath().normalize();
  }

  @Override
  public Path data() {
    return options.data().toAbsolutePath().normalize();
  }

  @Override
  public Instant startedAt() {
    return startedAt;
  }

  @Override
  public Duration uptime() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  @Override
  public boolean up() {
    return up;
  }

  @Override
  public long pid() {
    return ProcessHandle.current().pid();
  }

  @Override
  public String javaVersion() {
    return System.getProperty("java.version", "");
  }

  @Override
  public String framework() {
    return boot.framework().getSymbolicName() + " " + boot.framework().getVersion();
  }

  @Override
  public List<BundleProblem> problems() {
    return boot.problems();
  }
}

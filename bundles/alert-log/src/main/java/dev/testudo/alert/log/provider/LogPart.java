package dev.testudo.alert.log.provider;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.alert.AlertChannel;
import java.util.List;

/** The log's channel for a program without OSGi. */
public final class LogPart implements Part {

  /** For the service loader. */
  public LogPart() {}

  @Override
  public List<Class<?>> needs() {
    return List.of();
  }

  @Override
  public void start(Parts parts) {
    parts.offer(AlertChannel.class, new LogChannel());
  }
}

package dev.testudo.health.provider;

import dev.testudo.alert.Alerts;
import dev.testudo.alert.ChannelSnapshot;
import java.util.Set;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether alerts reach whom they are for. Here only where there are alerts. */
@Component(
    service = HealthCheck.class,
    property = {HealthCheck.NAME + "=alert-channels", HealthCheck.TAGS + "=dependency"})
public final class AlertQueueCheck implements HealthCheck {
  private static final Set<String> BAD = Set.of("RETRYING", "HANGS", "ABSENT");

  private final Alerts alerts;

  @Activate
  public AlertQueueCheck(@Reference Alerts alerts) {
    this.alerts = alerts;
  }

  @Override
  public Result execute() {
    FormattingResultLog log = new FormattingResultLog();
    for (ChannelSnapshot channel : alerts.channels()) {
      if (BAD.contains(channel.state()) && channel.queued() > 0) {
        log.warn(
            "{}: {}, {} wait{}",
            channel.name(),
            channel.state(),
            channel.queued(),
            channel.problem().isEmpty() ? "" : "; " + channel.problem());
      }
    }
    log.info("{} channels", alerts.channels().size());
    return new Result(log);
  }
}

package dev.testudo.alert.webhook.provider;

import dev.testudo.SettingsException;
import dev.testudo.alert.AlertChannel;
import dev.testudo.alert.ChannelName;
import dev.testudo.capability.Origin;
import dev.testudo.capability.Values;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** The channel of one configuration, named as that is. */
@Component(
    service = {},
    immediate = true,
    configurationPid = "dev.testudo.alert.webhook",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = WebhookConfiguration.class, factory = true)
public final class WebhookComponent {
  private final ExecutorService executor;
  private final ServiceRegistration<AlertChannel> registration;

  /** Begins with the configuration, or says in one line what is wrong with it. */
  @Activate
  public WebhookComponent(
      BundleContext context, WebhookConfiguration configuration, Map<String, Object> properties) {
    String pid = String.valueOf(properties.get("service.pid"));
    String name = pid.substring(pid.indexOf('~') + 1);
    WebhookSettings settings = settings(pid, configuration, properties);
    AtomicInteger numbers = new AtomicInteger();
    executor =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread =
                  new Thread(
                      task, "testudo-alert.webhook-" + name + "-" + numbers.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    registration =
        context.registerService(
            AlertChannel.class,
            new WebhookChannel(settings, executor),
            FrameworkUtil.asDictionary(Map.of(ChannelName.PROPERTY, name)));
  }

  private static WebhookSettings settings(
      String pid, WebhookConfiguration configuration, Map<String, Object> properties) {
    String where = Origin.of(properties, pid);
    if (configuration.url().isEmpty()) {
      throw new SettingsException(where + ": url is missing: where is it to post to?");
    }
    try {
      return new WebhookSettings(
          configuration.url(),
          configuration.authorization(),
          (Duration) Values.read("timeout", configuration.timeout(), Duration.class));
    } catch (SettingsException e) {
      SettingsException placed = new SettingsException(where + ": " + e.getMessage());
      placed.initCause(e);
      throw placed;
    }
  }

  @Deactivate
  void deactivate() {
    registration.unregister();
    executor.shutdownNow();
  }
}

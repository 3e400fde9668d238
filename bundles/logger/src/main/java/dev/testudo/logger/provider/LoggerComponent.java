package dev.testudo.logger.provider;

import static java.lang.System.Logger.Level.WARNING;

import ch.qos.logback.classic.LoggerContext;
import dev.testudo.SettingsException;
import dev.testudo.capability.Origin;
import dev.testudo.capability.SettingsCodec;
import dev.testudo.logger.LoggerSettings;
import dev.testudo.logger.Loggers;
import dev.testudo.trace.Traces;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.Dictionary;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.SynchronousConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.LoggerFactory;

/** The log in a framework. A wrong value is refused in one line, and what was in force stays. */
@Component(
    service = {},
    immediate = true,
    configurationPid = "dev.testudo.logger",
    configurationPolicy = ConfigurationPolicy.IGNORE)
@Designate(ocd = LoggerConfiguration.class)
public final class LoggerComponent implements SynchronousConfigurationListener {
  private static final Logger LOG = System.getLogger(LoggerComponent.class.getName());
  private static final String PID = "dev.testudo.logger";

  private final ConfigurationAdmin admin;
  private final TraceIds ids = new TraceIds();
  private final SettingsCodec<LoggerSettings> codec = SettingsCodec.of(LoggerSettings.class);
  private final @Nullable Log log;
  private final @Nullable ServiceRegistration<?> listening;
  private final @Nullable ServiceRegistration<?> offered;

  /** Does nothing where slf4j has another back end than Logback. */
  @Activate
  public LoggerComponent(BundleContext context, @Reference ConfigurationAdmin admin) {
    this.admin = admin;
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
      log = new Log(logback, ids);
      read(log);
      listening = context.registerService(SynchronousConfigurationListener.class, this, null);
      offered = context.registerService(Loggers.class, log, null);
    } else {
      LOG.log(WARNING, "slf4j has another back end than Logback: the log is as it is");
      log = null;
      listening = null;
      offered = null;
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindTraces(Traces some) {
    ids.traces().set(some);
  }

  void unbindTraces(Traces some) {
    ids.traces().compareAndSet(some, null);
  }

  @Override
  public void configurationEvent(ConfigurationEvent event) {
    if (PID.equals(event.getPid()) && log != null) {
      read(log);
    }
  }

  private void read(Log into) {
    Map<String, Object> values = Map.of();
    try {
      // Not getConfiguration, which would make one where there is none.
      Configuration[] found = admin.listConfigurations("(service.pid=" + PID + ")");
      Dictionary<String, Object> there = found == null ? null : found[0].getProperties();
      values = there == null ? values : Map.copyOf(FrameworkUtil.asMap(there));
      into.use(codec.overlay(new LoggerSettings(), values));
    } catch (SettingsException e) {
      LOG.log(
          WARNING,
          Origin.of(values, PID) + ": " + e.getMessage() + "; what was in force before stays");
    } catch (IOException | InvalidSyntaxException e) {
      LOG.log(WARNING, PID + ": the configuration cannot be read", e);
    }
  }

  @Deactivate
  void deactivate() {
    if (listening != null && offered != null && log != null) {
      listening.unregister();
      offered.unregister();
      log.close();
    }
  }
}

package dev.testudo.report.provider;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.SettingsException;
import dev.testudo.alert.Alerts;
import dev.testudo.capability.EventLog;
import dev.testudo.capability.Origin;
import dev.testudo.capability.Preload;
import dev.testudo.capability.SettingsCodec;
import dev.testudo.error.Errors;
import dev.testudo.metric.Metrics;
import dev.testudo.report.ReportContributor;
import dev.testudo.report.ReportSettings;
import dev.testudo.report.Reports;
import dev.testudo.state.Clock;
import dev.testudo.state.Vault;
import dev.testudo.state.face.Veil;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** Reports as an OSGi service. The only class here that knows OSGi. */
@Component(
    immediate = true,
    configurationPid = ReportComponent.PID,
    service = {})
@Designate(ocd = ReportConfiguration.class)
public final class ReportComponent {
  static final String PID = "dev.testudo.report";

  private static final System.Logger LOG = System.getLogger(ReportComponent.class.getName());

  private final Reporter reporter;
  private final Preload preload;
  private final ServiceRegistration<Reports> registration;

  @Activate
  public ReportComponent(
      BundleContext context,
      Map<String, Object> configuration,
      @Reference Vault vault,
      @Reference Clock clock) {
    preload = new Preload(context);
    reporter =
        new Reporter(
            vault.room(Reporter.ROOM, Reporter.SCHEMA), clock, Optional.of(() -> bundles(context)));
    configure(configuration);
    registration =
        context.registerService(
            Reports.class, reporter, FrameworkUtil.asDictionary(Map.of(Veil.FACE, "linger")));
  }

  /**
   * Puts the configuration in force; a wrong one is refused, and what was in force before stays.
   */
  @Modified
  void configure(Map<String, Object> configuration) {
    try {
      reporter.use(
          SettingsCodec.of(ReportSettings.class).overlay(new ReportSettings(), configuration));
    } catch (SettingsException e) {
      LOG.log(
          WARNING,
          "{0}: {1}; what was in force before stays",
          Origin.of(configuration, PID),
          e.getMessage());
    }
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindLog(EventLog log) {
    reporter.sources().add(log);
  }

  void unbindLog(EventLog log) {
    reporter.sources().remove(log);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindContributor(ReportContributor contributor) {
    reporter.add(contributor);
  }

  void unbindContributor(ReportContributor contributor) {
    reporter.remove(contributor);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindMetrics(Metrics some) {
    reporter.sources().metrics.set(some);
  }

  void unbindMetrics(Metrics some) {
    reporter.sources().metrics.compareAndSet(some, null);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindErrors(Errors some) {
    reporter.sources().errors.set(some);
  }

  void unbindErrors(Errors some) {
    reporter.sources().errors.compareAndSet(some, null);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindAlerts(Alerts some) {
    reporter.sources().alerts.set(some);
  }

  void unbindAlerts(Alerts some) {
    reporter.sources().alerts.compareAndSet(some, null);
  }

  @Deactivate
  void deactivate() {
    preload.close();
    registration.unregister();
    reporter.close();
  }

  // A fragment never runs.
  private static List<Changed> bundles(BundleContext context) {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null)
        .map(ReportComponent::changed)
        .toList();
  }

  private static Changed changed(Bundle bundle) {
    String name = bundle.getSymbolicName();
    return new Changed(
        name == null ? bundle.getLocation() : name,
        bundle.getVersion().toString(),
        state(bundle.getState()),
        Instant.ofEpochMilli(bundle.getLastModified()));
  }

  private static String state(int state) {
    return switch (state) {
      case Bundle.ACTIVE -> "ACTIVE";
      case Bundle.STARTING -> "STARTING";
      case Bundle.STOPPING -> "STOPPING";
      case Bundle.RESOLVED -> "RESOLVED";
      default -> "INSTALLED";
    };
  }
}

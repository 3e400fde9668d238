/** Reports. */
module dev.testudo.report.provider {
  requires static org.jspecify;
  requires static osgi.core;
  requires static org.osgi.service.component.annotations;
  requires static org.osgi.service.metatype.annotations;
  requires dev.testudo.kernel;
  requires dev.testudo.state;
  requires dev.testudo.capability;
  requires dev.testudo.metric;
  requires dev.testudo.error;
  requires dev.testudo.alert;
  requires dev.testudo.report;

  provides dev.testudo.Part with
      dev.testudo.report.provider.ReportPart;
}

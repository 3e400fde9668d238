/** The alert channel that writes into the log. */
module dev.testudo.alert.log.provider {
  requires static org.jspecify;
  requires static org.osgi.service.component.annotations;
  requires dev.testudo.kernel;
  requires dev.testudo.alert;

  provides dev.testudo.Part with
      dev.testudo.alert.log.provider.LogPart;
}

/** The alert channel that posts JSON over HTTP. */
module dev.testudo.alert.webhook.provider {
  requires static org.jspecify;
  requires static osgi.core;
  requires static org.osgi.service.component.annotations;
  requires static org.osgi.service.metatype.annotations;
  requires java.net.http;
  requires dev.testudo.kernel;
  requires dev.testudo.capability;
  requires dev.testudo.alert;
}

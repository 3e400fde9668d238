/** Two services that know nothing of Testudo but an annotation. */
module dev.testudo.sample {
  requires static org.jspecify;
  requires static org.osgi.service.component.annotations;
  requires dev.testudo.guard;
  requires java.net.http;

  exports dev.testudo.sample;
}

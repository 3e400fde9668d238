/** Profiles of operations. */
module dev.testudo.profile.provider {
  requires static org.jspecify;
  requires static osgi.core;
  requires static org.osgi.service.cm;
  requires static org.osgi.service.component.annotations;
  requires static org.osgi.service.metatype.annotations;
  requires static jdk.management;
  requires dev.testudo.kernel;
  requires dev.testudo.state;
  requires dev.testudo.capability;
  requires dev.testudo.guard;
  requires dev.testudo.profile;

  provides dev.testudo.Part with
      dev.testudo.profile.provider.ProfilePart;
}

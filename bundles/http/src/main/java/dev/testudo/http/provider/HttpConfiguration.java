package dev.testudo.http.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The keys of {@code dev.testudo.http}; a test holds them equal to the settings. */
@ObjectClassDefinition(
    name = "Testudo HTTP",
    description = "Where metrics and health are served; the token is asked for everywhere")
@interface HttpConfiguration {
  @AttributeDefinition(
      description = "The address to listen at: 127.0.0.1 for this machine alone, 0.0.0.0 for all")
  String host() default "127.0.0.1";

  @AttributeDefinition(description = "The port; 0 for any that is free", min = "0", max = "65535")
  int port() default 9464;
}

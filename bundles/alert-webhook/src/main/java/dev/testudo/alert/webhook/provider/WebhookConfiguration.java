package dev.testudo.alert.webhook.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The keys of {@code dev.testudo.alert.webhook~NAME}; a test holds them equal to the settings. */
@ObjectClassDefinition(
    name = "Alert webhook",
    description = "An alert channel that posts JSON. One configuration for each channel.")
@interface WebhookConfiguration {
  @AttributeDefinition(description = "Where to post to: http://… or https://…")
  String url() default "";

  @AttributeDefinition(
      type = AttributeType.PASSWORD,
      required = false,
      description = "The Authorization header, such as Bearer …; shown nowhere")
  String authorization() default "";

  @AttributeDefinition(description = "How long a delivery may take, from 100ms to 1m")
  String timeout() default "10s";
}

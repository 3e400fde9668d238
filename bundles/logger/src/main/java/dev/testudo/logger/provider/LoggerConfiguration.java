package dev.testudo.logger.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The keys of {@code dev.testudo.logger}. */
@ObjectClassDefinition(name = "Logger", description = "What is logged, and how it looks.")
@interface LoggerConfiguration {
  @AttributeDefinition(
      type = AttributeType.STRING,
      options = {@Option(label = "TEXT", value = "TEXT"), @Option(label = "JSON", value = "JSON")},
      description =
          "How the log's files look: TEXT as conf/logback.xml says, or JSON, an object in each line")
  String format() default "TEXT";

  @AttributeDefinition(
      required = false,
      description =
          "Levels by the names of loggers, com.acme.shop=DEBUG; they win over conf/logback.xml")
  String[] levels() default {};
}

package dev.testudo.pool.jdbc;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What may be configured of one data source; its ids and defaults are those of the settings. */
@ObjectClassDefinition(
    name = "Pooled data source",
    description =
        "A javax.sql.DataSource whose connections are lent from the pool of the same name.",
    factoryPid = "dev.testudo.pool.jdbc")
@interface JdbcConfiguration {
  @AttributeDefinition(
      description =
          "An OSGi filter on the driver's DataSourceFactory, such as"
              + " (osgi.jdbc.driver.class=org.postgresql.Driver). Empty for any.")
  String driver() default "";

  @AttributeDefinition(description = "Where the database is. Empty if the driver knows.")
  String url() default "";

  @AttributeDefinition(description = "Who connects. Empty if the URL or the driver says.")
  String user() default "";

  @AttributeDefinition(
      description = "Its password; better in a file.",
      type = AttributeType.PASSWORD)
  String password() default "";

  @AttributeDefinition(
      description = "The file that its password is in, alone. Read for each new connection.")
  String passwordFile() default "";

  @AttributeDefinition(
      description =
          "How long connecting may take, in whole seconds. A duration up to 1h, 0 for the driver's.")
  String loginTime() default "5s";

  @AttributeDefinition(
      description =
          "How long asking a connection whether it works may take. A duration from 1s to 1h.")
  String checkTime() default "1s";
}

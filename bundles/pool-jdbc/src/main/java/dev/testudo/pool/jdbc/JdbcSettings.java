package dev.testudo.pool.jdbc;

import static dev.testudo.SettingsException.check;

import java.time.Duration;

/**
 * One pooled data source; PID {@code dev.testudo.pool.jdbc~NAME}. The pool of the same name has its
 * settings in {@code dev.testudo.pool~NAME}.
 *
 * @param driver an OSGi filter on the driver's {@code DataSourceFactory} service
 * @param url where the database is; empty if the driver knows
 * @param user who connects; empty if the URL or the driver says
 * @param password its password; better in a file
 * @param passwordFile the file that its password is in, alone; read for each new connection
 * @param loginTime how long connecting may take, in whole seconds; 0 for as long as the driver has
 *     it, up to 1 hour
 * @param checkTime how long asking a connection whether it works may take; 1 s to 1 hour
 */
public record JdbcSettings(
    String driver,
    String url,
    String user,
    String password,
    String passwordFile,
    Duration loginTime,
    Duration checkTime) {

  private static final Duration HOUR = Duration.ofHours(1);

  public JdbcSettings {
    check(
        driver.isEmpty() || (driver.startsWith("(") && driver.endsWith(")")),
        "driver",
        driver,
        "a filter such as (osgi.jdbc.driver.class=org.postgresql.Driver)");
    check(
        password.isEmpty() || passwordFile.isEmpty(),
        "passwordFile",
        passwordFile,
        "left out where there is a password");
    check(
        !loginTime.isNegative() && loginTime.compareTo(HOUR) <= 0,
        "loginTime",
        loginTime,
        "from 0 to 1h");
    check(
        checkTime.compareTo(Duration.ofSeconds(1)) >= 0 && checkTime.compareTo(HOUR) <= 0,
        "checkTime",
        checkTime,
        "from 1s to 1h");
  }

  /** Of any driver, which knows the rest; 5 s to connect and 1 s to be asked. */
  public JdbcSettings() {
    this("", "", "", "", "", Duration.ofSeconds(5), Duration.ofSeconds(1));
  }

  // It has a password, and records say all they have.
  @Override
  public String toString() {
    return "JdbcSettings[driver=" + driver + ", user=" + user + "]";
  }
}

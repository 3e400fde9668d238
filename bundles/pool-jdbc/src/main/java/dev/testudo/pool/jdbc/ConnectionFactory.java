package dev.testudo.pool.jdbc;

import dev.testudo.pool.PoolFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;

/** Makes connections. Two of the same settings and source are equal, and replace nothing. */
record ConnectionFactory(JdbcSettings settings, ConnectionPoolDataSource source)
    implements PoolFactory<Physical> {

  @Override
  public Physical create() throws SQLException, IOException {
    PooledConnection pooled =
        settings.user().isEmpty()
            ? source.getPooledConnection()
            : source.getPooledConnection(settings.user(), password());
    try {
      return new Physical(pooled, (int) settings.checkTime().toSeconds());
    } catch (SQLException e) {
      pooled.close();
      throw e;
    }
  }

  private String password() throws IOException {
    return settings.passwordFile().isEmpty()
        ? settings.password()
        : Files.readString(Path.of(settings.passwordFile())).strip();
  }

  @Override
  public boolean validate(Physical physical) {
    return physical.works();
  }

  @Override
  public void destroy(Physical physical) throws SQLException {
    physical.end();
  }

  @Override
  public String toString() {
    return "connections of " + settings;
  }
}

package dev.testudo.demo.shop;

import java.io.PrintWriter;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jdbc.DataSourceFactory;

/**
 * The driver of the shop's database, for whoever pools its connections. It knows where the database
 * is and its password, both of which are made up when that first starts.
 */
@Component(
    property = {
      DataSourceFactory.OSGI_JDBC_DRIVER_NAME + "=shop",
      DataSourceFactory.OSGI_JDBC_DRIVER_CLASS + "=org.h2.Driver"
    })
public final class ShopDriver implements DataSourceFactory {
  private final Database database;

  @Activate
  public ShopDriver(@Reference Database database) {
    this.database = database;
  }

  @Override
  public ConnectionPoolDataSource createConnectionPoolDataSource(Properties properties) {
    return new Source(database);
  }

  @Override
  public DataSource createDataSource(Properties properties) throws SQLException {
    throw new SQLFeatureNotSupportedException("the shop's database is there to be pooled");
  }

  @Override
  public XADataSource createXADataSource(Properties properties) throws SQLException {
    throw new SQLFeatureNotSupportedException("the shop's database is there to be pooled");
  }

  @Override
  public Driver createDriver(Properties properties) throws SQLException {
    throw new SQLFeatureNotSupportedException("the shop's database is there to be pooled");
  }

  private record Source(Database database) implements ConnectionPoolDataSource {
    @Override
    public PooledConnection getPooledConnection() throws SQLException {
      return database.source().getPooledConnection();
    }

    @Override
    public PooledConnection getPooledConnection(String user, String password) throws SQLException {
      return database.source().getPooledConnection(user, password);
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
      return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
      throw new SQLFeatureNotSupportedException("none");
    }
  }
}

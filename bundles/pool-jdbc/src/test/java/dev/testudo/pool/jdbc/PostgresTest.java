package dev.testudo.pool.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.Testudo;
import dev.testudo.pool.Pool;
import dev.testudo.pool.PoolSettings;
import dev.testudo.pool.Pools;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A real server, whose connections really break. */
class PostgresTest {
  @Test
  void connectionsThatAreLostAreReplaced() throws Exception {
    try (Postgres postgres = Postgres.start();
        Testudo testudo = Testudo.standalone()) {
      PGConnectionPoolDataSource driver = new PGConnectionPoolDataSource();
      driver.setURL(postgres.url());
      driver.setUser("shop");
      PoolSettings some = new PoolSettings();
      Pool<Physical> pool =
          testudo
              .get(Pools.class)
              .pool(
                  "pg",
                  new ConnectionFactory(new JdbcSettings(), driver),
                  new PoolSettings(
                      0,
                      2,
                      some.claimTime(),
                      some.maxIdle(),
                      some.maxLife(),
                      Duration.ofDays(1),
                      some.leakAfter()));
      DataSource source = new LendingSource(pool);
      assertEquals(42, ask(source, "SELECT 42"));
      assertEquals(1, pool.snapshot().created());

      killedWhileItIsOut(source, pool);
      killedWhileItIsIdle(source, pool);

      postgres.end();
      assertThrows(SQLException.class, () -> ask(source, "SELECT 42"));
      assertThrows(SQLException.class, () -> ask(source, "SELECT 42"));
      assertEquals(0, pool.snapshot().size(), pool.snapshot()::toString);
      postgres.begin();
      assertEquals(42, ask(source, "SELECT 42"));
      assertEquals(0, pool.snapshot().inUse());
    }
  }

  // The driver says 57P01, or 08006 where it notices no more than the end of the stream.
  private static void killedWhileItIsOut(DataSource source, Pool<Physical> pool)
      throws SQLException {
    long before = pool.snapshot().created();
    try (Connection victim = source.getConnection();
        Statement statement = victim.createStatement()) {
      int process = ask(statement, "SELECT pg_backend_pid()");
      ask(source, "SELECT pg_terminate_backend(" + process + ", 10000)::int");
      assertThrows(SQLException.class, () -> statement.execute("SELECT 1"));
    }
    assertEquals(1, pool.snapshot().size(), "the lost one is gone");
    assertEquals(42, ask(source, "SELECT 42"));
    assertEquals(before + 1, pool.snapshot().created());
  }

  private static void killedWhileItIsIdle(DataSource source, Pool<Physical> pool)
      throws SQLException {
    PoolSettings lazy = pool.settings();
    try (Connection killer = source.getConnection();
        Statement statement = killer.createStatement()) {
      int process = ask(source, "SELECT pg_backend_pid()");
      ask(statement, "SELECT pg_terminate_backend(" + process + ", 10000)::int");
      pool.reconfigure(
          new PoolSettings(
              0,
              2,
              lazy.claimTime(),
              lazy.maxIdle(),
              lazy.maxLife(),
              Duration.ZERO,
              lazy.leakAfter()));
      long before = pool.snapshot().created();
      assertEquals(42, ask(source, "SELECT 42"), "asked before it is lent");
      assertEquals(before + 1, pool.snapshot().created());
      assertTrue(pool.snapshot().inUse() == 1, pool.snapshot()::toString);
    } finally {
      pool.reconfigure(lazy);
    }
  }

  private static int ask(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      return ask(statement, sql);
    }
  }

  private static int ask(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      assertTrue(row.next());
      return row.getInt(1);
    }
  }
}

package dev.testudo.pool.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.Testudo;
import dev.testudo.pool.Pool;
import dev.testudo.pool.PoolSettings;
import dev.testudo.pool.Pools;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Connections of H2, in memory. */
class JdbcPoolTest {
  private final Testudo testudo = Testudo.standalone();
  private final JdbcDataSource h2 = new JdbcDataSource();
  private final Pool<Physical> pool;
  private final DataSource source;

  JdbcPoolTest() {
    h2.setURL("jdbc:h2:mem:pool;DB_CLOSE_DELAY=-1");
    h2.setUser("sa");
    PoolSettings some = new PoolSettings();
    PoolSettings one =
        new PoolSettings(
            0,
            1,
            Duration.ofMillis(20),
            some.maxIdle(),
            some.maxLife(),
            Duration.ofHours(1),
            some.leakAfter());
    pool = testudo.get(Pools.class).pool("h2", new ConnectionFactory(new JdbcSettings(), h2), one);
    source = new LendingSource(pool);
  }

  @BeforeEach
  void table() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP ALL OBJECTS");
      statement.execute("CREATE TABLE item(id INT PRIMARY KEY)");
    }
  }

  @AfterEach
  void end() {
    testudo.close();
  }

  private int count() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM item")) {
      assertTrue(rows.next());
      return rows.getInt(1);
    }
  }

  @Test
  void lendsOneConnectionAgainAndAgain() throws SQLException {
    for (int i = 0; i < 5; i++) {
      assertEquals(0, count());
    }
    assertEquals(1, pool.snapshot().created());
    assertEquals(6, pool.snapshot().claims());
  }

  @Test
  void saysWhenAllAreOut() throws SQLException {
    try (Connection connection = source.getConnection()) {
      SQLException exhausted =
          assertThrows(SQLTransientConnectionException.class, source::getConnection);
      assertTrue(exhausted.getMessage().contains("1 of 1"), exhausted::getMessage);
      assertFalse(connection.isClosed());
    }
  }

  @Test
  void rollsBackWhatWasNotCommitted() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("INSERT INTO item VALUES (1)");
      connection.commit();
      statement.execute("INSERT INTO item VALUES (2)");
    }
    assertEquals(1, count());
    assertEquals(1, pool.snapshot().created());
  }

  @Test
  void putsBackWhatWasChanged() throws SQLException {
    int isolation;
    String schema;
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA other");
      isolation = connection.getTransactionIsolation();
      schema = connection.getSchema();
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setSchema("OTHER");
      connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    }
    try (Connection connection = source.getConnection()) {
      assertTrue(connection.getAutoCommit());
      assertFalse(connection.isReadOnly());
      assertEquals(schema, connection.getSchema());
      assertEquals(isolation, connection.getTransactionIsolation());
    }
    assertEquals(1, pool.snapshot().created());
  }

  @Test
  void closesTheStatementsThatWereLeftOpen() throws SQLException {
    Connection connection = source.getConnection();
    Statement first = connection.createStatement();
    PreparedStatement second = connection.prepareStatement("SELECT 1");
    PreparedStatement third = connection.prepareStatement("SELECT 2");
    ResultSet rows = second.executeQuery();
    Statement driversOwn = first.unwrap(org.h2.jdbc.JdbcStatement.class);
    third.close();
    connection.close();
    assertTrue(driversOwn.isClosed());
    assertTrue(rows.isClosed());
    assertTrue(first.isClosed() && second.isClosed() && third.isClosed());
    first.close();
    assertThrows(SQLException.class, second::executeQuery);
    assertThrows(SQLException.class, second::getConnection);
    assertEquals(0, count());
  }

  @Test
  @DisplayName("R44 a connection used or closed after it was given back touches nobody else's")
  void aClosedConnectionIsClosed() throws SQLException {
    Connection first = source.getConnection();
    first.close();
    try (Connection second = source.getConnection()) {
      first.close();
      assertTrue(first.isClosed());
      assertEquals("08003", assertThrows(SQLException.class, first::createStatement).getSQLState());
      assertThrows(SQLException.class, () -> first.setAutoCommit(false));
      assertThrows(SQLException.class, first::rollback);
      assertFalse(second.isClosed());
      assertTrue(second.isValid(1));
    }
    assertEquals(0, pool.snapshot().inUse());
    assertEquals(0, pool.snapshot().late(), "the wrapper knows itself that it was closed");
  }

  @Test
  void whatComesFromAConnectionLeadsBackToIt() throws SQLException {
    try (Connection connection = source.getConnection()) {
      try (Statement statement = connection.createStatement()) {
        assertSame(connection, statement.getConnection());
      }
      try (PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
        assertSame(connection, statement.getConnection());
      }
      try (CallableStatement statement = connection.prepareCall("CALL 42")) {
        assertSame(connection, statement.getConnection());
        assertTrue(statement.execute());
      }
      assertSame(connection, connection.getMetaData().getConnection());
      assertEquals("H2", connection.getMetaData().getDatabaseProductName());
    }
  }

  @Test
  void aWrongStatementLeavesTheConnectionAlone() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      assertThrows(SQLException.class, () -> statement.execute("SELEKT"));
      statement.execute("INSERT INTO item VALUES (1)");
      assertThrows(SQLException.class, () -> statement.execute("INSERT INTO item VALUES (1)"));
    }
    assertEquals(1, count());
    assertEquals(1, pool.snapshot().created());
  }

  @Test
  void aBrokenConnectionIsNotLentAgain() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      // Its session ends, and H2 says so with a state of its own.
      connection.unwrap(org.h2.jdbc.JdbcConnection.class).close();
      assertThrows(SQLException.class, () -> statement.execute("SELECT 1"));
    }
    assertEquals(0, pool.snapshot().size());
    assertEquals(0, count());
    assertEquals(2, pool.snapshot().created());
  }

  @Test
  void anAbortedConnectionIsNotLentAgain() throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.abort(Runnable::run);
      assertTrue(connection.isClosed());
    }
    assertEquals(0, count());
    assertEquals(2, pool.snapshot().created());
  }

  @Test
  void saysOfStatesWhatTheyAre() {
    for (String fatal : List.of("08000", "08006", "57P01", "57P02")) {
      assertEquals(Verdict.FATAL, Verdict.of(new SQLException("", fatal)), fatal);
    }
    for (String fine : List.of("23505", "42P01", "40001", "22001", "57014", "0A000")) {
      assertEquals(Verdict.FINE, Verdict.of(new SQLException("", fine)), fine);
    }
    for (String doubtful : List.of("90067", "HY000", "", "XX000")) {
      assertEquals(Verdict.DOUBTFUL, Verdict.of(new SQLException("", doubtful)), doubtful);
    }
    assertEquals(Verdict.DOUBTFUL, Verdict.of(new SQLException("no state")));
    SQLException chain = new SQLException("", "23505");
    chain.setNextException(new SQLException("", "08006"));
    assertEquals(Verdict.FATAL, Verdict.of(chain));
  }

  @Test
  void showsNoPassword() {
    JdbcSettings settings =
        new JdbcSettings("", "", "sa", "hunter2", "", Duration.ZERO, Duration.ofSeconds(1));
    assertFalse(settings.toString().contains("hunter2"), settings::toString);
    assertFalse(new ConnectionFactory(settings, h2).toString().contains("hunter2"));
    assertNull(new LendingSource(pool).getLogWriter());
  }
}

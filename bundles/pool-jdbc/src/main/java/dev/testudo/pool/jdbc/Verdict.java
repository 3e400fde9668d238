package dev.testudo.pool.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * What an exception says of the connection that it came from, by the class of its SQLState (ISO/IEC
 * 9075-2, table 33, and what databases add to it).
 */
enum Verdict {
  /** The statement was wrong, or what it met; the connection is as good as before. */
  FINE,
  /** Nobody knows: the connection is asked before another gets it. */
  DOUBTFUL,
  /** The connection is lost. */
  FATAL;

  static Verdict of(SQLException thrown) {
    Verdict worst = FINE;
    for (Throwable at = thrown; at instanceof SQLException one; at = one.getNextException()) {
      Verdict verdict = ofOne(one);
      worst = verdict.compareTo(worst) > 0 ? verdict : worst;
    }
    return worst;
  }

  private static Verdict ofOne(SQLException one) {
    if (one instanceof SQLNonTransientConnectionException
        || one instanceof SQLTransientConnectionException
        || one instanceof SQLRecoverableException) {
      return FATAL;
    }
    return ofState(one.getSQLState());
  }

  private static Verdict ofState(@Nullable String state) {
    if (state == null || state.length() < 2) {
      return DOUBTFUL;
    }
    return switch (state.substring(0, 2)) {
      case "08" -> FATAL; // connection exception
      // 57P01 to 57P03: PostgreSQL shuts down, has crashed, cannot be connected to; others of 57
      // are
      // a cancelled statement, say.
      case "57" -> state.startsWith("57P") && !state.equals("57P04") ? FATAL : FINE;
      // No data, cardinality, data, constraints, transaction state, syntax, rollback, access,
      // check.
      case "00",
          "01",
          "02",
          "0A",
          "20",
          "21",
          "22",
          "23",
          "24",
          "25",
          "26",
          "27",
          "28",
          "2B",
          "2D",
          "34",
          "3B",
          "3D",
          "3F",
          "40",
          "42",
          "44" ->
          FINE;
      default -> DOUBTFUL;
    };
  }
}

package dev.testudo.error.provider;

import static dev.testudo.error.ErrorCategory.BUG;
import static dev.testudo.error.ErrorCategory.CONFLICT;
import static dev.testudo.error.ErrorCategory.CONNECTION;
import static dev.testudo.error.ErrorCategory.DATA;
import static dev.testudo.error.ErrorCategory.NOT_FOUND;
import static dev.testudo.error.ErrorCategory.RESOURCE;
import static dev.testudo.error.ErrorCategory.SECURITY;
import static dev.testudo.error.ErrorCategory.TIMEOUT;

import dev.testudo.error.Classification;
import dev.testudo.error.ErrorCategory;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/**
 * What a database means by its SQLState: the classes of ISO/IEC 9075-2, and those that PostgreSQL
 * and DB2 have in common. Whether it may pass, the exception's type says where it is one of the
 * transient or non-transient ones. Loaded only for an {@link SQLException}.
 */
final class SqlStates {
  private SqlStates() {}

  static @Nullable Classification of(Throwable failure, @Nullable ErrorCategory byType) {
    SQLException sql = (SQLException) failure;
    ErrorCategory category = byType != null ? byType : category(sql.getSQLState());
    boolean passes = failure instanceof SQLTransientException;
    if (category == null && passes) {
      category = RESOURCE;
    }
    if (category == null) {
      return null;
    }
    Classification usual = Classification.of(category);
    boolean stays = failure instanceof SQLNonTransientException;
    return passes || stays ? usual.asTransient(passes) : usual;
  }

  private static @Nullable ErrorCategory category(@Nullable String state) {
    if (state == null || state.length() < 2) {
      return null;
    }
    return switch (state) {
      case "57014", "HYT00", "HYT01" -> TIMEOUT;
      case "42501" -> SECURITY;
      case "55P03", "55006" -> CONFLICT;
      default -> byClass(state.substring(0, 2));
    };
  }

  private static @Nullable ErrorCategory byClass(String state) {
    return switch (state) {
      case "02" -> NOT_FOUND;
      case "08", "57" -> CONNECTION;
      case "22", "23", "54" -> DATA;
      case "28" -> SECURITY;
      case "40" -> CONFLICT;
      case "0A", "42" -> BUG;
      case "53", "58" -> RESOURCE;
      default -> null;
    };
  }
}

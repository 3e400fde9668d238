package dev.testudo.pool.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.NullUnmarked;

/** A prepared statement of a connection that is lent: passes everything on, while it is open. */
@NullUnmarked // as the interface is
final class LentPrepared extends LentStatement implements PreparedStatement {
  private final PreparedStatement delegate;

  LentPrepared(LentConnection connection, PreparedStatement delegate) {
    super(connection, delegate);
    this.delegate = delegate;
  }

  private PreparedStatement prepared() throws SQLException {
    open();
    return delegate;
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    try {
      return prepared().executeQuery();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public int executeUpdate() throws SQLException {
    try {
      return prepared().executeUpdate();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setNull(int first, int second) throws SQLException {
    try {
      prepared().setNull(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setBoolean(int first, boolean second) throws SQLException {
    try {
      prepared().setBoolean(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setByte(int first, byte second) throws SQLException {
    try {
      prepared().setByte(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setShort(int first, short second) throws SQLException {
    try {
      prepared().setShort(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setInt(int first, int second) throws SQLException {
    try {
      prepared().setInt(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setLong(int first, long second) throws SQLException {
    try {
      prepared().setLong(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setFloat(int first, float second) throws SQLException {
    try {
      prepared().setFloat(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setDouble(int first, double second) throws SQLException {
    try {
      prepared().setDouble(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setBigDecimal(int first, BigDecimal second) throws SQLException {
    try {
      prepared().setBigDecimal(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setString(int first, String second) throws SQLException {
    try {
      prepared().setString(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setBytes(int first, byte[] second) throws SQLException {
    try {
      prepared().setBytes(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setDate(int first, Date second) throws SQLException {
    try {
      prepared().setDate(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setTime(int first, Time second) throws SQLException {
    try {
      prepared().setTime(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setTimestamp(int first, Timestamp second) throws SQLException {
    try {
      prepared().setTimestamp(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setAsciiStream(int first, InputStream second, int third) throws SQLException {
    try {
      prepared().setAsciiStream(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  @Deprecated
  @SuppressWarnings("deprecation")
  public void setUnicodeStream(int first, InputStream second, int third) throws SQLException {
    try {
      prepared().setUnicodeStream(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setBinaryStream(int first, InputStream second, int third) throws SQLException {
    try {
      prepared().setBinaryStream(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void clearParameters() throws SQLException {
    try {
      prepared().clearParameters();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setObject(int first, Object second, int third) throws SQLException {
    try {
      prepared().setObject(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setObject(int first, Object second) throws SQLException {
    try {
      prepared().setObject(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public boolean execute() throws SQLException {
    try {
      return prepared().execute();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void addBatch() throws SQLException {
    try {
      prepared().addBatch();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setCharacterStream(int first, Reader second, int third) throws SQLException {
    try {
      prepared().setCharacterStream(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setRef(int first, Ref second) throws SQLException {
    try {
      prepared().setRef(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setBlob(int first, Blob second) throws SQLException {
    try {
      prepared().setBlob(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setClob(int first, Clob second) throws SQLException {
    try {
      prepared().setClob(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setArray(int first, Array second) throws SQLException {
    try {
      prepared().setArray(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    try {
      return prepared().getMetaData();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setDate(int first, Date second, Calendar third) throws SQLException {
    try {
      prepared().setDate(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setTime(int first, Time second, Calendar third) throws SQLException {
    try {
      prepared().setTime(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setTimestamp(int first, Timestamp second, Calendar third) throws SQLException {
    try {
      prepared().setTimestamp(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setNull(int first, int second, String third) throws SQLException {
    try {
      prepared().setNull(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setURL(int first, URL second) throws SQLException {
    try {
      prepared().setURL(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    try {
      return prepared().getParameterMetaData();
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setRowId(int first, RowId second) throws SQLException {
    try {
      prepared().setRowId(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setNString(int first, String second) throws SQLException {
    try {
      prepared().setNString(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setNCharacterStream(int first, Reader second, long third) throws SQLException {
    try {
      prepared().setNCharacterStream(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setNClob(int first, NClob second) throws SQLException {
    try {
      prepared().setNClob(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setClob(int first, Reader second, long third) throws SQLException {
    try {
      prepared().setClob(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setBlob(int first, InputStream second, long third) throws SQLException {
    try {
      prepared().setBlob(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setNClob(int first, Reader second, long third) throws SQLException {
    try {
      prepared().setNClob(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setSQLXML(int first, SQLXML second) throws SQLException {
    try {
      prepared().setSQLXML(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setObject(int first, Object second, int third, int fourth) throws SQLException {
    try {
      prepared().setObject(first, second, third, fourth);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setAsciiStream(int first, InputStream second, long third) throws SQLException {
    try {
      prepared().setAsciiStream(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setBinaryStream(int first, InputStream second, long third) throws SQLException {
    try {
      prepared().setBinaryStream(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setCharacterStream(int first, Reader second, long third) throws SQLException {
    try {
      prepared().setCharacterStream(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setAsciiStream(int first, InputStream second) throws SQLException {
    try {
      prepared().setAsciiStream(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setBinaryStream(int first, InputStream second) throws SQLException {
    try {
      prepared().setBinaryStream(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setCharacterStream(int first, Reader second) throws SQLException {
    try {
      prepared().setCharacterStream(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setNCharacterStream(int first, Reader second) throws SQLException {
    try {
      prepared().setNCharacterStream(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setClob(int first, Reader second) throws SQLException {
    try {
      prepared().setClob(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setBlob(int first, InputStream second) throws SQLException {
    try {
      prepared().setBlob(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setNClob(int first, Reader second) throws SQLException {
    try {
      prepared().setNClob(first, second);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setObject(int first, Object second, SQLType third, int fourth) throws SQLException {
    try {
      prepared().setObject(first, second, third, fourth);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public void setObject(int first, Object second, SQLType third) throws SQLException {
    try {
      prepared().setObject(first, second, third);
    } catch (SQLException e) {
      throw seen(e);
    }
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    try {
      return prepared().executeLargeUpdate();
    } catch (SQLException e) {
      throw seen(e);
    }
  }
}

package dev.testudo.pool.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Stands before what is seldom used and has very many methods. A call through it costs some ten
 * nanoseconds more than one that is written out.
 */
final class RareFace implements InvocationHandler {
  private static final Set<String> OURS =
      Set.of("close", "isClosed", "getConnection", "unwrap", "isWrapperFor");

  private final Object delegate;
  private final Object ours;

  private RareFace(Object delegate, Object ours) {
    this.delegate = delegate;
    this.ours = ours;
  }

  /**
   * @param ours the lent connection itself, for something that only knows it, or else the lent
   *     statement that it is
   */
  static <T> T of(Class<T> type, T delegate, Object ours) {
    return type.cast(
        Proxy.newProxyInstance(
            RareFace.class.getClassLoader(), new Class<?>[] {type}, new RareFace(delegate, ours)));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    if (method.getDeclaringClass() == Object.class) {
      return switch (name) {
        case "equals" -> proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> delegate.toString();
      };
    }
    try {
      if (ours instanceof Connection connection) {
        if (name.equals("getConnection")) {
          return connection;
        }
        ((LentConnection) ours).open();
      } else if (OURS.contains(name)) {
        return method.invoke(ours, arguments);
      } else {
        ((LentStatement) ours).open();
      }
      return method.invoke(delegate, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof SQLException thrown ? seen(thrown) : e.getCause();
    }
  }

  private SQLException seen(SQLException thrown) {
    return ours instanceof LentConnection connection
        ? connection.seen(thrown)
        : ((LentStatement) ours).seen(thrown);
  }
}

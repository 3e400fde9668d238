package dev.testudo.platform.remote;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Sends what is typed, and the sizes that the window takes. Ends with the program. */
final class Typing {
  private Typing() {}

  static void start(Connection connection) {
    Thread keys = new Thread(() -> keys(connection), "testudo-client-keys-1");
    keys.setDaemon(true);
    keys.start();
    onResize(
        () -> {
          Terminal now = Terminal.look();
          if (now.columns() > 0) {
            byte[] size = ByteBuffer.allocate(8).putInt(now.columns()).putInt(now.rows()).array();
            sendOrEnd(connection, Connection.SIZE, size);
          }
        });
  }

  private static void keys(Connection connection) {
    byte[] buffer = new byte[4096];
    try (FileInputStream in = new FileInputStream(FileDescriptor.in)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        connection.send(Connection.INPUT, Arrays.copyOf(buffer, count));
      }
      connection.close();
    } catch (IOException e) {
      // The connection has ended, and the thread that prints says so.
    }
  }

  private static void sendOrEnd(Connection connection, char type, byte[] body) {
    try {
      connection.send(type, body);
    } catch (IOException e) {
      // As above.
    }
  }

  // By reflection: the compiler warns of sun.misc.Signal and cannot be told not to. Without it the
  // window keeps the size that it had at the start.
  private static void onResize(Runnable then) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler run =
          (proxy, method, args) ->
              switch (method.getName()) {
                case "handle" -> {
                  then.run();
                  yield null;
                }
                case "hashCode" -> 1;
                case "equals" -> proxy == args[0];
                default -> "resize";
              };
      Object proxy =
          Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, run);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("WINCH"), proxy);
    } catch (ReflectiveOperationException e) {
      // No such signal on this system.
    }
  }
}

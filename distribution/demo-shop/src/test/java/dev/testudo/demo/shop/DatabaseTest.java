package dev.testudo.demo.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.demo.api.DatabaseException;
import dev.testudo.demo.api.Order;
import dev.testudo.testkit.Await;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  private static final Order ORDER = new Order(7, "Gaius", 3, 2);

  @TempDir Path folder;
  private Database database;
  private JdbcOrders orders;

  @BeforeEach
  void open() {
    database = new Database(folder.resolve("demo"));
    orders = new JdbcOrders(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void startsWhenItIsFirstUsed() {
    assertFalse(database.isUp());
    assertEquals("not started", database.describe());
    assertEquals(8, new JdbcCatalog(database).products().size());
    assertTrue(database.isUp());
  }

  @Test
  void findsWhatWasPlacedOnce() {
    orders.place(ORDER);
    orders.place(ORDER);
    assertEquals(Optional.of(ORDER), orders.find(7));
    assertEquals(Optional.empty(), orders.find(8));
    assertEquals("Gladius, steel", new JdbcCatalog(database).product(3).title());
    assertThrows(IllegalArgumentException.class, () -> new JdbcCatalog(database).product(99));
  }

  @Test
  void anOutageIsRealAndLosesNothing() throws Exception {
    orders.place(ORDER);
    String address = database.describe();
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));

    database.outage(Duration.ofHours(1));
    assertThrows(
        ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    assertThrows(DatabaseException.class, () -> orders.find(7));
    assertTrue(database.describe().startsWith("down, back in 3"), database::describe);

    database.comeBack();
    assertEquals(address, database.describe());
    assertEquals(Optional.of(ORDER), orders.find(7));
  }

  @Test
  void anOutageEndsByItself() throws Exception {
    orders.place(ORDER);
    database.outage(Duration.ofHours(1));
    database.outage(Duration.ofMillis(50));
    Await.until(database::isUp);
    assertEquals(Optional.of(ORDER), orders.find(7));
  }

  @Test
  void dataAndPasswordOutliveTheProcess() throws Exception {
    orders.place(ORDER);
    database.close();
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(folder.resolve("demo").resolve("password"))));
    open();
    assertEquals(Optional.of(ORDER), orders.find(7));
  }

  @Test
  void nobodyReachesItFromAnotherMachine() throws Exception {
    database.start();
    String address = database.describe();
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress outside : Collections.list(one.getInetAddresses())) {
        if (!outside.isLoopbackAddress()) {
          assertThrows(IOException.class, () -> new Socket(outside, port).close());
        }
      }
    }
  }

  @Test
  void leavesNoThreadAndNoDriverBehind() throws Exception {
    orders.place(ORDER);
    database.outage(Duration.ofHours(1));
    database.comeBack();
    orders.place(ORDER);
    database.close();
    Await.until(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .noneMatch(
                    name ->
                        name.startsWith("testudo-demo-")
                            || name.startsWith("H2 ")
                            || name.startsWith("MVStore ")));
    assertTrue(
        DriverManager.drivers()
            .noneMatch(driver -> driver.getClass().getName().startsWith("org.h2")));
    assertThrows(IllegalStateException.class, () -> database.outage(Duration.ofSeconds(1)));
    assertThrows(RuntimeException.class, () -> orders.find(7));
  }
}

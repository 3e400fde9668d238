package dev.testudo.sample.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A remote service of rates, on the loopback interface, that fails as often as it is told. */
public final class RateServer implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();

  /** Begins to listen. */
  public RateServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no port on the loopback interface", e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    boolean fail = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    byte[] body = (fail ? "out of order" : "1.08").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(fail ? 503 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** What stands before the currency. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/rates/";
  }

  /** Fails the next so many requests. */
  public void fail(int many) {
    failures.set(many);
  }

  /** How many requests there were. */
  public int requests() {
    return requests.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

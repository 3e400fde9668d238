package dev.testudo.http;

import org.osgi.annotation.versioning.ProviderType;

/** Where the platform answers over HTTP. May be used by any number of threads; never blocks. */
@ProviderType
public interface HttpEndpoint {
  /**
   * The property of the HTTP server's runtime service by which pages are bound to it and to no
   * other server that the host may have: its value is {@code true}.
   */
  String SERVER = "testudo.http";

  /** The context whose pages are for who presents the token; all others get 401. */
  String CONTEXT = "dev.testudo";

  /**
   * The context whose pages are for everybody. {@code request.getRemoteUser()} is null there unless
   * the token was presented, so that a page can keep details back.
   */
  String OPEN_CONTEXT = "dev.testudo.open";

  /** Selects {@link #CONTEXT}; value of {@code osgi.http.whiteboard.context.select}. */
  String SELECT =
      "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=" + CONTEXT + ")";

  /** Selects {@link #OPEN_CONTEXT}. */
  String SELECT_OPEN =
      "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name="
          + OPEN_CONTEXT
          + ")";

  /** Selects the server. */
  String TARGET = "osgi.http.whiteboard.target=(" + SERVER + "=true)";

  /** How it is. */
  HttpSnapshot snapshot();

  /** Makes another token; who has the old one is refused from now on. */
  void renewToken();
}

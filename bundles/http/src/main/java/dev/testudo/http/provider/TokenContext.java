package dev.testudo.http.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.osgi.service.servlet.context.ServletContextHelper;

/** The context of pages: lets those in that present the token, or all, and knows which is which. */
final class TokenContext extends ServletContextHelper {
  private final Token token;
  private final boolean open;

  /**
   * @param open whether those without a token are let in, too
   */
  TokenContext(Token token, boolean open) {
    this.token = token;
    this.open = open;
  }

  @Override
  public boolean handleSecurity(HttpServletRequest request, HttpServletResponse response) {
    if (token.matches(request.getHeader("Authorization"))) {
      request.setAttribute(AUTHENTICATION_TYPE, "Bearer");
      request.setAttribute(REMOTE_USER, "token");
      return true;
    }
    if (!open) {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"testudo\"");
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
    return open;
  }
}

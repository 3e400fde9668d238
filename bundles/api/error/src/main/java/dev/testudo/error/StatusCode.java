package dev.testudo.error;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * An exception that carries the status of an HTTP response. Exceptions of well-known clients are
 * understood without it: those whose class has a public method {@code int statusCode()}, {@code
 * getStatusCode()} or {@code getRawStatusCode()}, or, with {@code Http} in its name, {@code
 * status()} or {@code code()}.
 */
@ConsumerType
public interface StatusCode {

  /** The status, such as 503. */
  int statusCode();
}

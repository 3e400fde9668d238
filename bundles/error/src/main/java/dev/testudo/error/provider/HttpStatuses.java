package dev.testudo.error.provider;

import dev.testudo.error.Classification;
import dev.testudo.error.ErrorCategory;
import dev.testudo.error.StatusCode;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a server means by its status (RFC 9110 §15, RFC 6585). Exceptions of clients that know
 * nothing of us are read through the public method that most of them have, which is looked for once
 * a class; messages are not read, since everybody words them differently.
 */
final class HttpStatuses {
  private static final List<String> METHODS =
      List.of("statusCode", "getStatusCode", "getRawStatusCode");
  private static final List<String> HTTP_METHODS =
      List.of("statusCode", "getStatusCode", "getRawStatusCode", "status", "code");
  private static final String NONE = "";

  // The name of the method rather than the method, which would hold its class.
  private final Map<Class<?>, String> methods = Collections.synchronizedMap(new WeakHashMap<>());

  @Nullable Classification of(Throwable failure) {
    int status = status(failure);
    return status < 400 || status > 599 ? null : of(status);
  }

  static Classification of(int status) {
    return switch (status) {
      case 401, 403, 407, 511 -> Classification.of(ErrorCategory.SECURITY);
      case 404, 410 -> Classification.of(ErrorCategory.NOT_FOUND);
      case 408, 504 -> Classification.of(ErrorCategory.TIMEOUT);
      case 409, 412, 423 -> Classification.of(ErrorCategory.CONFLICT);
      case 425, 429, 503, 507, 509 -> Classification.of(ErrorCategory.RESOURCE);
      case 501, 505 -> Classification.of(ErrorCategory.BUG);
      case 502 -> Classification.of(ErrorCategory.CONNECTION);
      default ->
          status < 500
              ? Classification.of(ErrorCategory.DATA)
              : Classification.of(ErrorCategory.UNKNOWN).asTransient(true);
    };
  }

  private int status(Throwable failure) {
    try {
      if (failure instanceof StatusCode carrier) {
        return carrier.statusCode();
      }
      Class<?> type = failure.getClass();
      String method = type.getName().startsWith("java") ? NONE : methods.get(type);
      if (method == null) {
        method = find(type);
        methods.put(type, method);
      }
      return method.isEmpty() ? 0 : (int) type.getMethod(method).invoke(failure);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return 0; // foreign code, or not accessible: it has no status that we can read
    }
  }

  private static String find(Class<?> type) {
    for (String name : type.getSimpleName().contains("Http") ? HTTP_METHODS : METHODS) {
      for (Method method : type.getMethods()) {
        if (method.getName().equals(name)
            && method.getParameterCount() == 0
            && method.getReturnType() == int.class) {
          return name;
        }
      }
    }
    return NONE;
  }
}

package dev.testudo.error.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.error.Classification;
import dev.testudo.error.ErrorCategory;
import dev.testudo.error.StatusCode;
import dev.testudo.testkit.FakeClock;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClassifierTest {
  private final Classifier classifier = new Classifier(new Plugins(new FakeClock(), line -> {}));

  private Classification classify(Throwable failure) {
    return classifier.classify(Map.of(), failure);
  }

  static Stream<Arguments> jdk() {
    return Stream.of(
        Arguments.of(new ConnectException("refused"), ErrorCategory.CONNECTION),
        Arguments.of(new UnknownHostException("db"), ErrorCategory.CONNECTION),
        Arguments.of(new IOException("Connection reset by peer"), ErrorCategory.CONNECTION),
        Arguments.of(new HttpConnectTimeoutException("late"), ErrorCategory.CONNECTION),
        Arguments.of(new HttpTimeoutException("late"), ErrorCategory.TIMEOUT),
        Arguments.of(new SocketTimeoutException("late"), ErrorCategory.TIMEOUT),
        Arguments.of(new TimeoutException(), ErrorCategory.TIMEOUT),
        Arguments.of(new FileNotFoundException("x"), ErrorCategory.NOT_FOUND),
        Arguments.of(new NoSuchFileException("x"), ErrorCategory.NOT_FOUND),
        Arguments.of(new AccessDeniedException("x"), ErrorCategory.SECURITY),
        Arguments.of(
            new FileSystemException("x", null, "No space left on device"), ErrorCategory.RESOURCE),
        Arguments.of(new FileNotFoundException("x (Too many open files)"), ErrorCategory.RESOURCE),
        Arguments.of(new OutOfMemoryError(), ErrorCategory.FATAL),
        Arguments.of(new NoClassDefFoundError(), ErrorCategory.FATAL),
        Arguments.of(new StackOverflowError(), ErrorCategory.BUG),
        Arguments.of(new NullPointerException(), ErrorCategory.BUG),
        Arguments.of(new IllegalArgumentException(), ErrorCategory.BUG),
        Arguments.of(new NumberFormatException(), ErrorCategory.DATA),
        Arguments.of(new ClassCastException(), ErrorCategory.BUG),
        Arguments.of(new UnsupportedOperationException(), ErrorCategory.BUG),
        Arguments.of(new InterruptedException(), ErrorCategory.CANCELLED),
        Arguments.of(new CancellationException(), ErrorCategory.CANCELLED),
        Arguments.of(new RejectedExecutionException(), ErrorCategory.REJECTED),
        Arguments.of(new Exception(), ErrorCategory.UNKNOWN));
  }

  @ParameterizedTest
  @MethodSource("jdk")
  void knowsTheJdk(Throwable failure, ErrorCategory expected) {
    assertEquals(Classification.of(expected), classify(failure));
  }

  @ParameterizedTest
  @CsvSource({
    "08001, CONNECTION",
    "22001, DATA",
    "23505, DATA",
    "28000, SECURITY",
    "40001, CONFLICT",
    "42601, BUG",
    "42501, SECURITY",
    "53300, RESOURCE",
    "57P01, CONNECTION",
    "57014, TIMEOUT",
    "58030, RESOURCE",
    "HYT00, TIMEOUT",
    "XX000, UNKNOWN",
    "8, UNKNOWN"
  })
  void knowsSqlStates(String state, ErrorCategory expected) {
    assertEquals(Classification.of(expected), classify(new SQLException("no", state)));
  }

  @Test
  void believesTheTypeOfAnSqlExceptionBeforeItsState() {
    assertEquals(ErrorCategory.TIMEOUT, classify(new SQLTimeoutException("", "42601")).category());
    assertEquals(
        ErrorCategory.CONNECTION, classify(new SQLRecoverableException("", "22001")).category());
    assertEquals(
        ErrorCategory.DATA, classify(new SQLIntegrityConstraintViolationException()).category());
    Classification gone = classify(new SQLNonTransientConnectionException());
    assertEquals(ErrorCategory.CONNECTION, gone.category());
    assertFalse(gone.transientFailure());
    Classification full = classify(new SQLTransientException("no"));
    assertEquals(ErrorCategory.RESOURCE, full.category());
    assertTrue(classify(new SQLTransientException("no", "22001")).transientFailure());
    assertFalse(classify(new SQLNonTransientException("no", "40001")).transientFailure());
    assertEquals(ErrorCategory.UNKNOWN, classify(new SQLException("no")).category());
  }

  /** As our own clients would throw it. */
  private static final class Answer extends Exception implements StatusCode {
    private static final long serialVersionUID = 1L;
    private final int status;

    Answer(int status) {
      this.status = status;
    }

    @Override
    public int statusCode() {
      return status;
    }
  }

  /** As a client throws it that knows nothing of us. */
  public static final class ForeignHttpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public int code() {
      return 429;
    }
  }

  /** Whose code is no status. */
  public static final class CodedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public int code() {
      return 503;
    }

    public int getStatusCode() {
      throw new IllegalStateException("there is none");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, DATA, false",
    "401, SECURITY, false",
    "403, SECURITY, false",
    "404, NOT_FOUND, false",
    "408, TIMEOUT, true",
    "409, CONFLICT, true",
    "422, DATA, false",
    "429, RESOURCE, true",
    "500, UNKNOWN, true",
    "502, CONNECTION, true",
    "503, RESOURCE, true",
    "504, TIMEOUT, true"
  })
  void knowsHttpStatuses(int status, ErrorCategory expected, boolean passes) {
    Classification is = classify(new IllegalStateException(new Answer(status)));
    assertEquals(expected, is.category());
    assertEquals(passes, is.transientFailure());
  }

  @Test
  void readsTheStatusOfForeignClients() {
    assertEquals(ErrorCategory.RESOURCE, classify(new ForeignHttpException()).category());
    assertEquals(ErrorCategory.UNKNOWN, classify(new CodedException()).category());
    assertEquals(ErrorCategory.UNKNOWN, classify(new Answer(200)).category());
  }

  @Test
  void looksThroughWrappersAndTakesAGuessOnlyIfNoCauseTellsMore() {
    Throwable refused = new ConnectException("refused");
    for (Throwable wrapped :
        List.of(
            new CompletionException(refused),
            new ExecutionException(new InvocationTargetException(refused)),
            new UncheckedIOException((IOException) refused),
            new IllegalStateException("cannot load", refused),
            new RuntimeException(new Exception(refused)))) {
      assertEquals(ErrorCategory.CONNECTION, classify(wrapped).category(), wrapped::toString);
    }
    assertEquals(
        ErrorCategory.BUG,
        classify(new IllegalStateException(new Exception("who knows"))).category());
    assertEquals(
        ErrorCategory.TIMEOUT, classify(new SocketTimeoutExceptionOver(refused)).category());
  }

  private static final class SocketTimeoutExceptionOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SocketTimeoutExceptionOver(Throwable cause) {
      super(cause);
    }
  }

  @Test
  void endsAtCyclesAndAtVeryLongChains() {
    Exception a = new Exception("a");
    Exception b = new Exception("b", a);
    a.initCause(b);
    assertEquals(ErrorCategory.UNKNOWN, classify(a).category());
    Throwable deep = new ConnectException();
    for (int i = 0; i < 10_000; i++) {
      deep = new Exception(deep);
    }
    assertEquals(ErrorCategory.UNKNOWN, classify(deep).category());
    Throwable wrapped = new CompletionException(null);
    for (int i = 0; i < 100; i++) {
      wrapped = new CompletionException(wrapped);
    }
    assertEquals(ErrorCategory.UNKNOWN, classify(wrapped).category());
  }

  @Test
  void aConfiguredRuleWinsAndTheCloserOneFirst() {
    Map<String, ErrorCategory> rules =
        Map.of(
            "java.net.ConnectException", ErrorCategory.FATAL,
            "java.io.IOException", ErrorCategory.DATA);
    assertEquals(
        ErrorCategory.FATAL,
        classifier.classify(rules, new Exception(new ConnectException())).category());
    assertEquals(
        ErrorCategory.DATA, classifier.classify(rules, new UnknownHostException()).category());
    assertEquals(
        ErrorCategory.BUG, classifier.classify(rules, new NullPointerException()).category());
  }

  /** Whose every method throws. */
  private static final class Hostile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException();
    }

    @Override
    public synchronized Throwable getCause() {
      throw new IllegalStateException();
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException();
    }
  }

  @Test
  void survivesAnExceptionWhoseMethodsThrow() {
    Hostile hostile = new Hostile();
    assertEquals(ErrorCategory.UNKNOWN, classify(hostile).category());
    assertTrue(Texts.stack(Causes.of(hostile)).contains("Hostile"));
    assertEquals(
        Fingerprint.of(Causes.of(hostile)).hash(), Fingerprint.of(Causes.of(new Hostile())).hash());
  }
}

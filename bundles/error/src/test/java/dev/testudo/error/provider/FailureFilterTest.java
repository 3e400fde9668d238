package dev.testudo.error.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.SettingsException;
import dev.testudo.error.Errors;
import dev.testudo.error.FailureFilter;
import dev.testudo.testkit.FakeClock;
import dev.testudo.testkit.FakeFaces;
import dev.testudo.testkit.FakeRoom;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailureFilterTest {
  private final ErrorRegistry registry =
      new ErrorRegistry(new FakeRoom(), new FakeFaces(), new FakeClock());
  private final Errors errors = registry.view("com.acme");

  @AfterEach
  void close() {
    registry.close();
  }

  private boolean means(String wanted, String ignored, Throwable failure) {
    return filter(wanted, ignored).means(failure, errors);
  }

  private static FailureFilter filter(String wanted, String ignored) {
    return new FailureFilter("shop", list(wanted), list(ignored));
  }

  private static List<String> list(String names) {
    return names.isEmpty() ? List.of() : List.of(names.split(", "));
  }

  @Test
  void meansCategories() {
    assertTrue(means("CONNECTION, TIMEOUT", "", new ConnectException()));
    assertTrue(means("CONNECTION", "", new RuntimeException(new ConnectException())));
    assertTrue(means("CONNECTION", "", new CompletionException(new ConnectException())));
    assertFalse(means("CONNECTION", "", new NullPointerException()));
    assertTrue(means("TRANSIENT", "", new ConnectException()));
    assertFalse(means("TRANSIENT", "", new NullPointerException()));
  }

  @Test
  void aCategoryIsCloserThanASuperclassAndLessCloseThanTheClassItself() {
    FileNotFoundException failure = new FileNotFoundException();
    assertFalse(means("java.lang.Exception", "NOT_FOUND", failure));
    assertFalse(means("java.io.IOException", "NOT_FOUND", failure));
    assertTrue(means("java.io.FileNotFoundException", "NOT_FOUND", failure));
    assertTrue(means("NOT_FOUND", "java.io.IOException", failure));
    assertFalse(means("NOT_FOUND", "NOT_FOUND", failure));
    assertTrue(means("java.io.IOException", "java.lang.Exception", failure));
    assertFalse(means("", "", failure));
  }

  @Test
  void withoutErrorsCategoriesApplyToNothing() {
    assertFalse(filter("CONNECTION", "").means(new ConnectException(), null));
    assertTrue(filter("java.io.IOException", "CONNECTION").means(new IOException(), null));
  }

  @Test
  void refusesAWordThatIsNoCategory() {
    FailureFilter.check(
        "failures", List.of("CONNECTION", "TRANSIENT", "com.acme.URL", "Exception"));
    SettingsException refused =
        assertThrows(
            SettingsException.class, () -> FailureFilter.check("failures", List.of("CONECTION")));
    assertEquals("failures=CONECTION", refused.getMessage().split(":", 2)[0]);
  }
}

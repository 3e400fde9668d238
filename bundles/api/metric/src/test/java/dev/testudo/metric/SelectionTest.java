package dev.testudo.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.testudo.SettingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  private static final Map<String, String> LABELS =
      Map.of("guard", "orders-db", "outcome", "success");

  @ParameterizedTest
  @CsvSource({
    "guard=orders-db, true",
    "guard=orders, false",
    "guard=orders*, true",
    "guard=*db, true",
    "guard=o*s*b, true",
    "guard=o*x*b, false",
    "guard=*, true",
    "guard=orders-db*db, false",
    "guard=**db, true",
    "outcome=!failure, true",
    "outcome=!succ*, false",
    "zone=, true",
    "zone=!, false",
    "zone=eu, false"
  })
  void matches(String term, boolean expected) {
    assertEquals(expected, Selection.of(term).matches(LABELS));
  }

  @Test
  void allTermsMustHold() {
    assertEquals(true, Selection.of("guard=orders-db", "outcome=success").matches(LABELS));
    assertEquals(false, Selection.of("guard=orders-db", "outcome=failure").matches(LABELS));
    assertEquals(true, Selection.ALL.matches(LABELS));
  }

  @Test
  void isWrittenAsItIsRead() {
    assertEquals(
        "guard=a*, outcome=!success", Selection.of("guard=a*", "outcome=!success").toString());
  }

  @Test
  void saysWhatATermLooksLike() {
    SettingsException refused =
        assertThrows(SettingsException.class, () -> Selection.of("success"));
    assertEquals(true, refused.getMessage().contains("label=value"), refused.getMessage());
  }
}

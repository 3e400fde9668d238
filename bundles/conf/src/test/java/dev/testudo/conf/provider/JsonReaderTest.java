package dev.testudo.conf.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JsonReaderTest {

  @Test
  void readsTypedValuesAndComments() throws RefusedException {
    Map<String, Object> values =
        JsonReader.read(
            """
            // one configuration
            {
              ":configurator:ranking": 5,
              "openFor": "10s",     /* text */
              "trialCalls:Integer": 3,
              "calls": 4,
              "rate": 0.5,
              "url": "http://localhost/*x",
              "ports:int[]": [1, 2],
              "names": ["a", "b"],
              "more:Collection<String>": ["c"]
            }
            """);
    assertArrayEquals(new int[] {1, 2}, (int[]) values.remove("ports"));
    assertArrayEquals(new String[] {"a", "b"}, (String[]) values.remove("names"));
    assertEquals(
        Map.of(
            "openFor",
            "10s",
            "trialCalls",
            3,
            "calls",
            4L,
            "rate",
            0.5,
            "url",
            "http://localhost/*x",
            "more",
            List.of("c")),
        values);
  }

  @Test
  @DisplayName("D4: what is no JSON is refused, naming the line")
  void namesTheLine() {
    String message = refusal("{\n  \"a\": 1,\n  \"b\" 2\n}");
    assertTrue(message.startsWith("line 3, \"\"b\" 2\": is no JSON: "), message);
    assertTrue(message.lines().count() == 1, message);
    assertTrue(refusal("").contains("is no JSON"), refusal(""));
    assertTrue(refusal("{ \"a\": ").contains("is no JSON"), refusal("{ \"a\": "));
  }

  @Test
  @DisplayName("D4: a value that is not of its type is refused, naming key and value")
  void namesKeyAndValue() {
    assertEquals(
        "Invalid value/type for configuration : a:Integer : \"x\"; the type behind the key's colon"
            + " and the value must match",
        refusal("{\"a:Integer\": \"x\"}"));
    assertEquals("null is no value; leave the key out", refusal("{\"a\": null}"));
    assertTrue(refusal("[1]").contains("root object"), refusal("[1]"));
    assertTrue(refusal("{\"a\": 1, \"A\": 2}").contains("Duplicate"));
  }

  private static String refusal(String text) {
    return assertThrows(RefusedException.class, () -> JsonReader.read(text)).getMessage();
  }
}

package dev.testudo.shell.provider.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.Testudo;
import dev.testudo.error.ErrorGroup;
import dev.testudo.error.Errors;
import dev.testudo.error.provider.ErrorPart;
import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.command.CommandException;
import dev.testudo.state.provider.StatePart;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErrorCommandsTest {
  private static final String[] NOTHING = {};

  private final Testudo testudo = Testudo.of(List.of(new StatePart(), new ErrorPart()));
  private final Errors errors = testudo.get(Errors.class);
  private final ErrorCommands commands = new ErrorCommands(errors);

  @AfterEach
  void close() {
    testudo.close();
  }

  private static String[] words(String... words) {
    return words;
  }

  private List<String> top(String... name) {
    return commands.top(name).stream()
        .map(ErrorCommands.Line.class::cast)
        .map(line -> line.operation() + " " + line.category() + " " + line.count())
        .toList();
  }

  @Test
  void showsTheMostFrequentKindsAndASampleOfOne() {
    for (int i = 0; i < 3; i++) {
      errors.named("stock").record("find", new IOException("lost"));
    }
    errors.named("shop").record("sell", new IllegalStateException("sold out"));
    assertEquals(List.of("stock.find CONNECTION 3", "shop.sell BUG 1"), top());
    assertEquals(List.of("shop.sell BUG 1"), top("shop"));
    assertEquals("lost", commands.sample(NOTHING).message());
    ErrorGroup sold = errors.named("shop").groups().get(0);
    ErrorGroup shown = commands.sample(words(sold.fingerprint()));
    assertEquals("sold out", shown.message());
    assertTrue(shown.stack().startsWith("java.lang.IllegalStateException: sold out\n"));
  }

  @Test
  void saysWhatIsWrong() {
    errors.named("shop").record("sell", new IllegalStateException());
    assertEquals(
        "no error shp; did you mean shop?",
        assertThrows(CommandException.class, () -> commands.top(words("shp"))).getMessage());
    assertEquals(
        "no kind of failures 0; see error:top",
        assertThrows(CommandException.class, () -> commands.sample(words("0"))).getMessage());
  }

  @Test
  void completesNamesAndFingerprints() {
    errors.named("shop").record("sell", new IllegalStateException());
    assertEquals(
        List.of("shop"),
        commands.complete("top", List.of(), 1).stream().map(Choice::value).toList());
    assertEquals(
        errors.named("shop").groups().get(0).fingerprint(),
        commands.complete("sample", List.of(), 1).get(0).value());
  }
}

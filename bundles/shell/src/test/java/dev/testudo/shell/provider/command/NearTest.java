package dev.testudo.shell.provider.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearTest {
  private static final List<String> NAMES = List.of("orders-db", "orders-api", "stock", "prices");

  @Test
  void namesWhatIsOneSlipAway() {
    assertEquals(List.of("orders-db"), Near.to("order-db", NAMES));
    assertEquals(List.of("stock"), Near.to("STOK", NAMES));
  }

  @Test
  void namesWhatContainsTheWord() {
    assertEquals("; did you mean orders-api or orders-db?", Near.hint("orders", NAMES));
  }

  @Test
  void listsWhatThereIsWhenNothingIsNear() {
    assertEquals("; there are orders-api, orders-db, prices, stock", Near.hint("zzzzzzzz", NAMES));
    assertEquals("; there is none", Near.hint("x", List.of()));
  }

  @Test
  void refusesArgumentsInOneLineThatSaysWhatIsRight() {
    Arguments arguments = new Arguments("breaker:set NAME KEY=VALUE…", "orders-db", "openFor");
    CommandException wrong = assertThrows(CommandException.class, () -> arguments.pairs(1));
    assertEquals(
        "openFor is not of the form key=value; usage: breaker:set NAME KEY=VALUE…",
        wrong.toString());
    assertThrows(CommandException.class, () -> arguments.between(0, 1));
  }
}

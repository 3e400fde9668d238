package dev.testudo.shell.provider.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.Testudo;
import dev.testudo.metric.Meter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.Metrics;
import dev.testudo.metric.provider.MetricPart;
import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.command.CommandException;
import dev.testudo.state.provider.StatePart;
import dev.testudo.testkit.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricCommandsTest {
  private static final String CALLS = Metrics.GUARD_CALL_SECONDS;

  private final Testudo testudo = Testudo.of(List.of(new StatePart(), new MetricPart()));
  private final Metrics metrics = testudo.get(Metrics.class);
  private final MetricCommands commands = new MetricCommands(metrics);
  private final Meter calls =
      metrics.named(CALLS, MeterSettings.timer("Calls", "guard", "operation", "outcome"));

  @AfterEach
  void close() {
    testudo.close();
  }

  private void call(String guard, String outcome, Duration time, int times) {
    for (int i = 0; i < times; i++) {
      calls.timer(guard, "find", outcome).record(time);
    }
  }

  private List<?> awaited(int lines, String... query) {
    Await.until(() -> commands.query(query).size() == lines); // the next sample is on its way
    return commands.query(query);
  }

  @Test
  void putsSamplesTogether() {
    call("shop", "success", Duration.ofMillis(8), 5);
    call("stock", "success", Duration.ofMillis(2), 5);
    call("stock", "failure", Duration.ofMillis(2), 1);
    assertEquals(
        List.of(
            new MetricCommands.Line(Map.of("guard", "shop"), 5, 1),
            new MetricCommands.Line(Map.of("guard", "stock"), 6, 2)),
        awaited(2, CALLS, "--as", "increase", "--by", "guard"));
    assertEquals(
        List.of(new MetricCommands.Line(Map.of(), 1, 1)),
        awaited(1, CALLS, "--as", "increase", "outcome=!success"));
  }

  @Test
  void showsTheOperationsThatTookTheMostTime() {
    call("shop", "success", Duration.ofMillis(10), 3);
    call("shop", "failure", Duration.ofMillis(10), 1);
    call("stock", "success", Duration.ofMillis(2), 5);
    Await.until(() -> commands.top(new String[0]).size() == 2);
    List<TopLine> lines =
        commands.top(new String[] {"--over", "10s"}).stream().map(TopLine.class::cast).toList();
    assertEquals(
        List.of("shop.find", "stock.find"), lines.stream().map(TopLine::operation).toList());
    assertEquals(25, lines.get(0).failed(), 1e-6);
    assertEquals(80, lines.get(0).share(), 1e-6);
    assertEquals(100, lines.get(0).share() + lines.get(1).share(), 1e-6);
    assertEquals(1, commands.top(new String[] {"stock"}).size());
  }

  @Test
  void saysWhatIsWrong() {
    assertTrue(refused("nosuch").contains("no meter nosuch"));
    assertTrue(refused(CALLS, "--as", "p42").contains("p99"));
    assertTrue(refused(CALLS, "--over", "long").contains("a duration such as"));
    assertTrue(refused(CALLS, "success").contains("label=value"));
    assertTrue(refused(CALLS, "--since", "1m").contains("no option --since"));
    assertTrue(refused(CALLS, "--over").contains("needs a value"));
  }

  private String refused(String... line) {
    return assertThrows(CommandException.class, () -> commands.query(line)).getMessage();
  }

  @Test
  void completes() {
    assertEquals(
        List.of(CALLS), values(commands.complete("query", List.of("metric:query", ""), 1)));
    assertEquals(
        List.of("guard=", "operation=", "outcome="),
        values(commands.complete("query", List.of("metric:query", CALLS, ""), 2)));
    assertTrue(
        values(commands.complete("query", List.of("metric:query", CALLS, "--as", ""), 3))
            .contains("p999"));
  }

  private static List<String> values(List<Choice> choices) {
    return choices.stream().map(Choice::value).toList();
  }
}

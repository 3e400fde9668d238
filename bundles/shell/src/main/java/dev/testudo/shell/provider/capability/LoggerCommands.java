package dev.testudo.shell.provider.capability;

import dev.testudo.logger.LoggerLevel;
import dev.testudo.logger.LoggerSettings;
import dev.testudo.logger.Loggers;
import dev.testudo.shell.provider.command.Answer;
import dev.testudo.shell.provider.command.Arguments;
import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.command.CommandException;
import dev.testudo.shell.provider.command.Completes;
import dev.testudo.shell.provider.command.Near;
import dev.testudo.shell.provider.conf.Conf;
import dev.testudo.shell.provider.render.Rows;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Levels of loggers, and the format of the log. What is set stays until it is reset. */
@Component(
    service = LoggerCommands.class,
    property = {
      "osgi.command.scope=logger",
      "osgi.command.function=list",
      "osgi.command.function=set",
      "osgi.command.function=reset",
      "osgi.command.function=format"
    })
public final class LoggerCommands implements Completes {
  private static final String PID = "dev.testudo.logger";

  private final Loggers loggers;
  private final Conf conf;

  @Activate
  public LoggerCommands(@Reference Loggers loggers, @Reference Conf conf) {
    this.loggers = loggers;
    this.conf = conf;
  }

  @Descriptor("Lists the loggers that have a level of their own. Example: logger:list")
  public Rows<?> list(@Descriptor("[PART]: only names that contain it") String[] words) {
    List<String> part = new Arguments("logger:list [PART]", words).between(0, 1);
    return Answer.to(
        () ->
            Rows.of(
                LoggerLevel.class,
                loggers.levels().stream()
                    .filter(one -> part.isEmpty() || one.logger().contains(part.get(0)))
                    .toList()));
  }

  @Descriptor(
      "Sets levels of loggers, until logger:reset: TRACE, DEBUG, INFO, WARN, ERROR or OFF."
          + " Example: logger:set com.acme.shop=DEBUG")
  public Rows<?> set(@Descriptor("LOGGER=LEVEL…") String[] words) {
    Map<String, String> pairs = new Arguments("logger:set LOGGER=LEVEL…", words).pairs(0);
    return Answer.to(
        () -> {
          Map<String, String> levels = loggers.settings().byName();
          levels.putAll(pairs);
          return put(levels);
        });
  }

  @Descriptor(
      "Lets loggers have the level again that conf/logback.xml says; all of them, if none is named."
          + " Example: logger:reset")
  public Rows<?> reset(@Descriptor("[LOGGER…]") String[] words) {
    List<String> names =
        new Arguments("logger:reset [LOGGER…]", words).between(0, Integer.MAX_VALUE);
    return Answer.to(
        () -> {
          Map<String, String> levels = loggers.settings().byName();
          for (String name : names) {
            if (levels.remove(name) == null) {
              throw new CommandException(
                  "no level of " + name + " is set" + Near.hint(name, levels.keySet()));
            }
          }
          if (names.isEmpty()) {
            levels.clear();
          }
          return put(levels);
        });
  }

  @Descriptor(
      "Says how the log's files look, or changes it: TEXT as conf/logback.xml says, or JSON."
          + " Example: logger:format TEXT")
  public LoggerSettings format(@Descriptor("[TEXT|JSON]") String[] words) {
    List<String> wanted = new Arguments("logger:format [TEXT|JSON]", words).between(0, 1);
    return Answer.to(
        () -> {
          if (!wanted.isEmpty()) {
            String format = wanted.get(0).toUpperCase(Locale.ROOT);
            if (!format.equals("TEXT") && !format.equals("JSON")) {
              throw new CommandException("format " + wanted.get(0) + ": must be TEXT or JSON");
            }
            conf.set(PID, Map.of("format", format));
          }
          return loggers.settings();
        });
  }

  private Rows<?> put(Map<String, String> levels) throws IOException {
    List<String> list =
        levels.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).toList();
    LoggerSettings checked = new LoggerSettings(loggers.settings().format(), list);
    conf.set(PID, Map.of("levels", checked.levels().toArray(String[]::new)));
    return Rows.of(LoggerLevel.class, loggers.levels());
  }

  @Override
  public List<Choice> complete(String function, List<String> words, int index) {
    return switch (function) {
      case "format" -> List.of(Choice.of("TEXT"), Choice.of("JSON"));
      case "reset" -> loggers.settings().byName().keySet().stream().map(Choice::of).toList();
      case "set" ->
          loggers.levels().stream()
              .map(one -> new Choice(one.logger() + "=", one.level(), false))
              .toList();
      default -> List.of();
    };
  }
}

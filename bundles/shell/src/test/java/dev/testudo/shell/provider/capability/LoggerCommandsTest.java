package dev.testudo.shell.provider.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.testudo.capability.SettingsCodec;
import dev.testudo.logger.LoggerLevel;
import dev.testudo.logger.LoggerSettings;
import dev.testudo.logger.Loggers;
import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.command.CommandException;
import dev.testudo.shell.provider.conf.ConfKit;
import dev.testudo.shell.provider.conf.FakeAdmin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggerCommandsTest {
  @TempDir Path directory;
  private final FakeAdmin admin = new FakeAdmin();
  private LoggerSettings settings = new LoggerSettings();
  private LoggerCommands commands;

  private final Loggers loggers =
      new Loggers() {
        @Override
        public LoggerSettings settings() {
          return settings;
        }

        @Override
        public List<LoggerLevel> levels() {
          return settings.byName().entrySet().stream()
              .map(one -> new LoggerLevel(one.getKey(), one.getValue(), "test"))
              .toList();
        }
      };

  @BeforeEach
  void open() throws IOException {
    admin.listener =
        (pid, values) ->
            settings =
                SettingsCodec.of(LoggerSettings.class)
                    .overlay(new LoggerSettings(), values == null ? Map.of() : values);
    commands = new LoggerCommands(loggers, new ConfKit(directory, admin));
  }

  private static String[] words(String... words) {
    return words;
  }

  @Test
  void setsAndResetsLevels() {
    commands.set(words("com.acme=debug", "org=WARN"));
    assertEquals(Map.of("com.acme", "DEBUG", "org", "WARN"), settings.byName());
    assertEquals(2, commands.set(words("org=INFO")).size());
    assertEquals(1, commands.list(words("acme")).size());
    assertEquals(
        "no level of or is set; did you mean org?",
        assertThrows(CommandException.class, () -> commands.reset(words("or"))).getMessage());
    commands.reset(words("org"));
    assertEquals(Map.of("com.acme", "DEBUG"), settings.byName());
    commands.reset(words());
    assertEquals(List.of(), settings.levels());
  }

  @Test
  void refusesWhatIsNoLevelAndChangesNothing() {
    CommandException refused =
        assertThrows(CommandException.class, () -> commands.set(words("com.acme=LOUD")));
    assertEquals(
        "levels=com.acme=LOUD: must be a logger and its level, such as com.acme.shop=DEBUG; levels"
            + " are TRACE, DEBUG, INFO, WARN, ERROR and OFF",
        refused.getMessage());
    assertEquals(new LoggerSettings(), settings);
  }

  @Test
  void changesTheFormat() {
    commands.set(words("com.acme=DEBUG"));
    assertEquals(LoggerSettings.Format.JSON, commands.format(words("json")).format());
    assertEquals(LoggerSettings.Format.JSON, commands.format(words()).format());
    assertEquals(Map.of("com.acme", "DEBUG"), settings.byName());
    assertThrows(CommandException.class, () -> commands.format(words("xml")));
    assertEquals(
        List.of("com.acme="),
        commands.complete("set", List.of(), 1).stream().map(Choice::value).toList());
  }
}

package dev.testudo.shell.provider;

import static java.util.stream.Collectors.toMap;

import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.command.Completes;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.CommandSessionListener;
import org.jline.builtins.Completers.CompletionData;
import org.jline.reader.Candidate;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Completes names and keys in Gogo's JLine shell. That one keeps, in each session, a map from
 * commands to what completes them; here it is filled with a description and a call of the command
 * {@code testudo:_complete} for every command of ours. So no object of this bundle stays in a
 * session, and a session outlives an update of it. There only with JLine.
 */
@Component(
    immediate = true,
    service = {CommandSessionListener.class, Completion.class},
    property = {"osgi.command.scope=testudo", "osgi.command.function=_complete"})
public final class Completion implements CommandSessionListener {
  private static final String COMPLETIONS = ".completions";
  private static final String LINE = ".commandLine";
  private static final String CALL = "testudo:_complete";

  private final Commands commands;
  // For which version of the commands each session was filled.
  private final Map<CommandSession, Long> sessions =
      Collections.synchronizedMap(new WeakHashMap<>());

  @Activate
  public Completion(@Reference Commands commands) {
    this.commands = commands;
  }

  @Deactivate
  void deactivate() {
    synchronized (sessions) {
      sessions.keySet().forEach(session -> fill(session, Map.of()));
    }
  }

  @Override
  public void beforeExecute(CommandSession session, CharSequence line) {
    long version = commands.version();
    if (session.get(COMPLETIONS) != null && !Long.valueOf(version).equals(sessions.get(session))) {
      sessions.put(session, version);
      fill(session, wanted());
    }
  }

  @Override
  public void afterExecute(CommandSession session, CharSequence line, Exception exception) {}

  @Override
  public void afterExecute(CommandSession session, CharSequence line, Object result) {}

  private Map<String, List<CompletionData>> wanted() {
    return commands.all().stream()
        .collect(
            toMap(
                Commands.Command::name,
                command ->
                    List.of(
                        new CompletionData(null, command.does(), null, null),
                        new CompletionData(null, null, CALL, null)),
                (one, other) -> one));
  }

  // The session's own map is left as it is; the new one has what others have put into it.
  private static void fill(CommandSession session, Map<String, List<CompletionData>> wanted) {
    if (session.get(COMPLETIONS) instanceof Map<?, ?> old) {
      Map<Object, Object> filled = new HashMap<>(old);
      filled.values().removeIf(Completion::ours);
      filled.putAll(wanted);
      session.put(COMPLETIONS, filled);
    }
  }

  private static boolean ours(Object value) {
    return value instanceof List<?> list
        && list.stream()
            .anyMatch(one -> one instanceof CompletionData data && CALL.equals(data.argument));
  }

  /** The command by which the shell asks. */
  public List<Candidate> _complete(CommandSession session) {
    if (!(session.get(LINE) instanceof ParsedLine line)) {
      return List.of();
    }
    String word = line.words().get(0);
    @Nullable Completes completes = commands.completes(word);
    if (completes == null) {
      return List.of();
    }
    String function = word.substring(word.indexOf(':') + 1);
    return completes.complete(function, line.words(), line.wordIndex()).stream()
        .map(Completion::candidate)
        .toList();
  }

  private static Candidate candidate(Choice choice) {
    return new Candidate(
        choice.value(),
        choice.value(),
        null,
        choice.meaning().isEmpty() ? null : choice.meaning(),
        null,
        null,
        choice.whole());
  }
}

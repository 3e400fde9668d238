package dev.testudo.shell.provider;

import dev.testudo.shell.provider.Commands.Command;
import dev.testudo.shell.provider.command.CommandException;
import dev.testudo.shell.provider.command.Near;
import java.util.List;
import java.util.stream.Stream;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What Gogo calls for a command that it does not know: names those that may have been meant. */
@Component(
    service = Unknown.class,
    property = {"osgi.command.scope=testudo", "osgi.command.function=default"})
public final class Unknown implements Function {
  private final Commands commands;

  @Activate
  public Unknown(@Reference Commands commands) {
    this.commands = commands;
  }

  @Override
  public Object execute(CommandSession session, List<Object> words) {
    String wrong = String.valueOf(words.get(0));
    List<String> names =
        commands.all().stream()
            .flatMap(command -> wrong.contains(":") ? Stream.of(command.name()) : names(command))
            .toList();
    List<String> near = Near.to(wrong, names);
    throw new CommandException(
        "no command "
            + wrong
            + (near.isEmpty()
                ? "; testudo:help lists the commands"
                : "; did you mean " + String.join(" or ", near) + "?"));
  }

  private static Stream<String> names(Command command) {
    return Stream.of(command.function(), command.name());
  }
}

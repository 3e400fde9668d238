package dev.testudo.shell.provider;

import dev.testudo.shell.provider.Commands.Command;
import dev.testudo.shell.provider.command.Arguments;
import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.command.CommandException;
import dev.testudo.shell.provider.command.Completes;
import dev.testudo.shell.provider.command.Near;
import dev.testudo.shell.provider.platform.Reason;
import dev.testudo.shell.provider.platform.Status;
import dev.testudo.shell.provider.platform.Why;
import dev.testudo.shell.provider.render.Rows;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The scope {@code testudo}: the platform as a whole. */
@Component(
    service = TestudoCommands.class,
    property = {
      "osgi.command.scope=testudo",
      "osgi.command.function=status",
      "osgi.command.function=why",
      "osgi.command.function=help"
    })
public final class TestudoCommands implements Completes {
  private final BundleContext context;
  private final Commands commands;

  @Activate
  public TestudoCommands(BundleContext context, @Reference Commands commands) {
    this.context = context;
    this.commands = commands;
  }

  record Help(String command, String does, String example) {}

  @Descriptor("Shows how the platform is. Example: testudo:status")
  public Object status(@Descriptor("") String[] words) {
    new Arguments("testudo:status", words).between(0, 0);
    return Status.of(context);
  }

  @Descriptor(
      "Says in one sentence why a bundle, a component or an instance is not active."
          + " Example: testudo:why dev.testudo.shell.provider")
  public Object why(@Descriptor("NAME, or a bundle's number") String[] words) {
    String name = new Arguments("testudo:why NAME", words).between(1, 1).get(0);
    Why why = new Why(context);
    List<Reason> reasons = why.about(name);
    if (reasons.isEmpty()) {
      throw new CommandException(
          "no bundle, component or instance " + name + Near.hint(name, why.names()));
    }
    return reasons.size() == 1 ? reasons.get(0) : Rows.of(Reason.class, reasons);
  }

  @Descriptor("Lists commands, with an example of each. Example: testudo:help conf")
  public Object help(@Descriptor("[SCOPE or COMMAND]") String[] words) {
    List<String> wanted = new Arguments("testudo:help [SCOPE or COMMAND]", words).between(0, 1);
    List<Command> all = commands.all();
    List<Command> chosen =
        all.stream()
            .filter(
                command ->
                    wanted.isEmpty()
                        ? !command.example().isEmpty()
                        : command.scope().equals(wanted.get(0))
                            || command.name().equals(wanted.get(0))
                            || command.function().equals(wanted.get(0)))
            .toList();
    if (chosen.isEmpty() && !wanted.isEmpty()) {
      throw new CommandException(
          "no command "
              + wanted.get(0)
              + Near.hint(wanted.get(0), all.stream().map(Command::name).toList()));
    }
    return Rows.of(
        Help.class,
        chosen.stream()
            .map(command -> new Help(command.name(), command.does(), command.example()))
            .toList());
  }

  @Override
  public List<Choice> complete(String function, List<String> words, int index) {
    if (index != 1) {
      return List.of();
    }
    return switch (function) {
      case "why" -> new Why(context).names().stream().map(Choice::of).toList();
      case "help" ->
          commands.all().stream().map(Command::scope).distinct().map(Choice::of).toList();
      default -> List.of();
    };
  }
}

package dev.testudo.shell.provider;

import dev.testudo.shell.provider.command.Arguments;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The command {@code exit}. It ends a session that can be left alone, as its variable {@code
 * .TESTUDO_EXIT} says by a {@link Runnable}; the platform's own console stops the platform.
 */
@Component(
    service = Leaving.class,
    property = {"osgi.command.scope=gogo", "osgi.command.function=exit"})
public final class Leaving {
  private final BundleContext context;

  @Activate
  public Leaving(BundleContext context) {
    this.context = context;
  }

  @Descriptor(
      "Leaves an attached shell; on the platform's own console, stops the platform. Example: exit")
  public void exit(CommandSession session, @Descriptor("") String[] words) throws BundleException {
    new Arguments("exit", words).between(0, 1);
    if (session.get(".TESTUDO_EXIT") instanceof Runnable leave) {
      leave.run();
    } else {
      context.getBundle(0).stop();
    }
  }
}

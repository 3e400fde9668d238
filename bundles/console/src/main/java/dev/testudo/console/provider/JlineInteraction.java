package dev.testudo.console.provider;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.threadio.ThreadIO;
import org.jline.reader.LineReader;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Interactive shells by Gogo's JLine shell, with history in the data directory. */
@Component(service = Interaction.class)
public final class JlineInteraction implements Interaction {
  private final BundleContext context;
  private final CommandProcessor processor;
  private final ThreadIO threads;

  /**
   * @param present only says that the commands of Gogo's JLine shell are there
   */
  @Activate
  public JlineInteraction(
      BundleContext context,
      @Reference CommandProcessor processor,
      @Reference ThreadIO threads,
      @Reference Shell present) {
    this.context = context;
    this.processor = processor;
    this.threads = threads;
  }

  @Override
  public Attached attach(Request request, Feed input, OutputStream output) throws IOException {
    return new Session(request, input, output);
  }

  private final class Session implements Attached, Shell.Context {
    private final Terminal terminal;
    private final CommandSession session;
    private final Shell shell;

    Session(Request request, Feed input, OutputStream output) throws IOException {
      this.terminal = new PromptTerminal(request, input, output, this::prompting);
      resize(request.columns(), request.rows());
      this.session =
          processor.createSession(terminal.input(), terminal.output(), terminal.output());
      // A shell object of its own can be stopped without those of others.
      this.shell = new Shell(this, processor, threads, null);
      Variables.put(session, request);
      // The terminal tells these itself, as they change.
      session.put("TERM", null);
      session.put("COLUMNS", null);
      session.put(".TESTUDO_TTY", true);
      Runnable leave =
          () -> {
            shell.stop();
            input.close();
          };
      session.put(".TESTUDO_EXIT", leave);
      // A login script may make exit stop the platform, as is right on the platform's own console.
      // Gogo looks for a computed variable first.
      Function exit = (caller, words) -> run(leave);
      session.put("#exit", (Function) (caller, words) -> exit);
      session.put(Shell.VAR_TERMINAL, terminal);
      String data = context.getProperty(Console.DATA);
      session.put(LineReader.HISTORY_FILE, Path.of(data == null ? "." : data, "history"));
      terminal.resume();
    }

    private boolean prompting() {
      LineReader reader = Shell.getReader(session);
      return reader != null && reader.isReading();
    }

    private static @Nullable Object run(Runnable task) {
      task.run();
      return null;
    }

    @Override
    public void run() throws Exception {
      shell.gosh(session, new String[] {"--login", "--noshutdown", "--nohistory"});
    }

    @Override
    public void resize(int columns, int rows) {
      if (columns > 0 && rows > 0) {
        terminal.setSize(new Size(columns, rows));
        terminal.raise(Terminal.Signal.WINCH);
      }
    }

    @Override
    public void close() throws IOException {
      session.close();
      terminal.close();
    }

    @Override
    public String getProperty(String name) {
      return context.getProperty(name);
    }

    @Override
    public void exit() {
      // Asked for by the shell's own end; the platform goes on.
    }
  }
}

package dev.testudo.console.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.apache.felix.service.command.Converter.INSPECT;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Job;

/** One command line, run for a client that waits for it. */
final class Line {
  /** The exit code of a command that failed. */
  static final int FAILED = 1;

  private Line() {}

  /** Makes a session for a client whose input is empty. */
  static CommandSession session(CommandProcessor processor, Request request, Wire wire) {
    CommandSession session =
        processor.createSession(
            InputStream.nullInputStream(),
            output(request, wire, Frame.OUT),
            output(request, wire, Frame.ERR));
    Variables.put(session, request);
    session.put(".TESTUDO_EXIT", (Runnable) () -> {});
    return session;
  }

  private static OutputStream output(Request request, Wire wire, char type) {
    OutputStream output = new FrameOutput(wire, type);
    return request.terminal() && request.color() ? output : new Uncolored(output);
  }

  /**
   * Runs the line and writes what it returns.
   *
   * @return the exit code
   */
  static int run(CommandSession session, Request request, Wire wire) throws IOException {
    Charset charset = Charset.defaultCharset();
    PrintStream out = new PrintStream(output(request, wire, Frame.OUT), false, charset);
    PrintStream err = new PrintStream(output(request, wire, Frame.ERR), false, charset);
    wire.write(new Frame(Frame.CHARSET, charset.name().getBytes(US_ASCII)));
    AtomicInteger code = new AtomicInteger();
    session.setJobListener((job, before, now) -> ended(job, now, code));
    try {
      Object result = session.execute(request.line());
      if (result != null && !Boolean.FALSE.equals(session.get(".Gogo.format"))) {
        String text = session.format(result, INSPECT).toString();
        out.print(text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
      }
    } catch (Exception e) {
      err.println(said(e));
      code.compareAndSet(0, FAILED);
    }
    out.flush();
    err.flush();
    return code.get();
  }

  // A command in a pipe says by this code that it failed, where it throws nothing.
  private static void ended(Job job, Job.Status now, AtomicInteger code) {
    if (now == Job.Status.Done && job.parent() == null && job.result() != null) {
      code.set(job.result().error());
    }
  }

  /** What went wrong, in one line. */
  static String said(Exception e) {
    String message = e.getMessage();
    String told = e.toString();
    boolean plain =
        message != null
            && !message.isBlank()
            && (e instanceof IllegalArgumentException
                || e.getClass().getName().startsWith("org.apache.felix.gogo.")
                || !told.startsWith(e.getClass().getName()));
    String line = plain ? message : told;
    return line.strip().replaceAll("\\s*\\R\\s*", " ").replace("\t", " ");
  }
}

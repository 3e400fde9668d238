package dev.testudo.console.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.impl.ExternalTerminal;
import org.jline.utils.NonBlockingReader;

/**
 * A terminal with its own line discipline, so that no native code and no process is needed. At the
 * prompt Ctrl-C comes in its turn among the keys. JLine would interrupt the reading thread when it
 * arrives, whatever that thread has still to read: then what is typed behind it joins the line that
 * was to be given up. While a command runs Ctrl-C interrupts it at once, as everywhere.
 */
final class PromptTerminal extends ExternalTerminal {
  private final BooleanSupplier prompting;
  private final NonBlockingReader keys = new Keys();

  /** Reads nothing until it is resumed. */
  PromptTerminal(Request request, InputStream input, OutputStream output, BooleanSupplier prompting)
      throws IOException {
    super(
        null,
        "testudo",
        request.term().isEmpty() ? "dumb" : request.term(),
        input,
        output,
        request.known(),
        SignalHandler.SIG_DFL,
        true);
    this.prompting = prompting;
  }

  private boolean takesTheLineBack(int key) {
    return key == attributes.getControlChar(ControlChar.VINTR)
        && attributes.getLocalFlag(LocalFlag.ISIG)
        && prompting.getAsBoolean();
  }

  @Override
  protected boolean doProcessInputByte(int key) throws IOException {
    if (takesTheLineBack(key)) {
      slaveInputPipe.write(key);
      return false;
    }
    return super.doProcessInputByte(key);
  }

  @Override
  public NonBlockingReader reader() {
    checkClosed();
    return keys;
  }

  private final class Keys extends NonBlockingReader {
    @Override
    protected int read(long timeout, boolean peek) throws IOException {
      if (peek) {
        return slaveReader.peek(timeout);
      }
      int key = slaveReader.read(timeout);
      if (takesTheLineBack(key)) {
        echoSignal(Signal.INT);
        // As if this thread had been interrupted while it waited: JLine gives up the line.
        throw new InterruptedIOException();
      }
      return key;
    }

    @Override
    public int readBuffered(char[] to, int at, int length, long timeout) throws IOException {
      int key = length == 0 ? 0 : read(timeout, false);
      if (key < 0 || length == 0) {
        return key;
      }
      to[at] = (char) key;
      return 1;
    }

    @Override
    public void close() throws IOException {
      super.close();
      slaveReader.close();
    }
  }
}

package dev.testudo.console.provider;

import java.io.IOException;
import java.io.OutputStream;

/** Makes interactive shells. It is there only where JLine is. */
interface Interaction {

  /** Makes a shell; it starts when it is run. */
  Attached attach(Request request, Feed input, OutputStream output) throws IOException;

  /** One shell of one client. */
  interface Attached extends AutoCloseable {
    /** Runs until the user leaves, the input ends, or the thread is interrupted. */
    void run() throws Exception;

    /** The client's window has another size now. */
    void resize(int columns, int rows);

    /** Ends what runs in it. */
    @Override
    void close() throws IOException;
  }
}

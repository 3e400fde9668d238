package dev.testudo.error.provider;

import static dev.testudo.error.ErrorCategory.BUG;
import static dev.testudo.error.ErrorCategory.CANCELLED;
import static dev.testudo.error.ErrorCategory.CONFLICT;
import static dev.testudo.error.ErrorCategory.CONNECTION;
import static dev.testudo.error.ErrorCategory.DATA;
import static dev.testudo.error.ErrorCategory.FATAL;
import static dev.testudo.error.ErrorCategory.NOT_FOUND;
import static dev.testudo.error.ErrorCategory.REJECTED;
import static dev.testudo.error.ErrorCategory.RESOURCE;
import static dev.testudo.error.ErrorCategory.SECURITY;
import static dev.testudo.error.ErrorCategory.TIMEOUT;

import dev.testudo.error.ErrorCategory;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the classes of the JDK mean, and of Testudo, by name, for themselves and their subclasses: a
 * class of a module that is not there, such as {@code java.sql}, is not asked for. A guess is used
 * only if no cause tells more: an {@code IllegalStateException} is a bug, unless it is about a
 * connection that was refused.
 */
final class BuiltIn {
  private static final Map<String, ErrorCategory> KNOWN = new HashMap<>();
  private static final Map<String, ErrorCategory> GUESSED = new HashMap<>();

  static {
    known(TIMEOUT, "java.util.concurrent.TimeoutException", "java.net.SocketTimeoutException");
    known(TIMEOUT, "java.net.http.HttpTimeoutException", "java.sql.SQLTimeoutException");
    known(CONNECTION, "java.net.SocketException", "java.net.UnknownHostException");
    known(CONNECTION, "java.net.http.HttpConnectTimeoutException");
    known(CONNECTION, "java.nio.channels.ClosedChannelException");
    known(CONNECTION, "java.nio.channels.UnresolvedAddressException");
    known(CONNECTION, "java.rmi.RemoteException", "javax.net.ssl.SSLException");
    known(CONNECTION, "javax.naming.CommunicationException");
    known(CONNECTION, "javax.naming.ServiceUnavailableException");
    known(CONNECTION, "java.sql.SQLRecoverableException");
    known(CONNECTION, "java.sql.SQLTransientConnectionException");
    known(CONNECTION, "java.sql.SQLNonTransientConnectionException");
    known(CONNECTION, "dev.testudo.ServiceGoneException", "org.osgi.framework.ServiceException");
    known(RESOURCE, "java.net.BindException");
    known(CONFLICT, "java.sql.SQLTransactionRollbackException");
    known(CONFLICT, "java.nio.file.FileAlreadyExistsException");
    known(CONFLICT, "java.nio.file.DirectoryNotEmptyException");
    known(CONFLICT, "java.nio.channels.OverlappingFileLockException");
    known(REJECTED, "dev.testudo.RejectedException");
    known(REJECTED, "java.util.concurrent.RejectedExecutionException");
    known(CANCELLED, "java.lang.InterruptedException", "java.io.InterruptedIOException");
    known(CANCELLED, "java.util.concurrent.CancellationException");
    known(CANCELLED, "java.nio.channels.ClosedByInterruptException");
    known(DATA, "java.lang.NumberFormatException", "java.text.ParseException");
    known(DATA, "java.time.DateTimeException", "java.nio.charset.CharacterCodingException");
    known(DATA, "java.util.zip.DataFormatException", "java.util.zip.ZipException");
    known(DATA, "java.net.URISyntaxException", "java.net.MalformedURLException");
    known(DATA, "java.net.ProtocolException", "java.io.ObjectStreamException");
    known(DATA, "org.xml.sax.SAXException", "javax.xml.stream.XMLStreamException");
    known(DATA, "java.sql.SQLDataException", "java.util.InputMismatchException");
    known(DATA, "java.sql.SQLIntegrityConstraintViolationException");
    known(NOT_FOUND, "java.io.FileNotFoundException", "java.nio.file.NoSuchFileException");
    known(NOT_FOUND, "java.nio.file.NotDirectoryException", "javax.naming.NameNotFoundException");
    known(NOT_FOUND, "java.util.MissingResourceException");
    known(SECURITY, "java.lang.SecurityException", "java.security.GeneralSecurityException");
    known(SECURITY, "java.nio.file.AccessDeniedException");
    known(SECURITY, "javax.net.ssl.SSLHandshakeException");
    known(SECURITY, "javax.net.ssl.SSLPeerUnverifiedException");
    known(SECURITY, "javax.naming.NamingSecurityException");
    known(SECURITY, "java.sql.SQLInvalidAuthorizationSpecException");
    known(BUG, "java.sql.SQLSyntaxErrorException", "java.sql.SQLFeatureNotSupportedException");
    known(BUG, "java.lang.StackOverflowError", "java.lang.AssertionError");
    known(FATAL, "java.lang.VirtualMachineError", "java.lang.LinkageError");

    guess(CONNECTION, "java.io.IOException");
    guess(BUG, "java.lang.NullPointerException", "java.lang.ClassCastException");
    guess(BUG, "java.lang.IndexOutOfBoundsException", "java.lang.ArithmeticException");
    guess(BUG, "java.lang.UnsupportedOperationException", "java.lang.IllegalStateException");
    guess(BUG, "java.lang.IllegalArgumentException", "java.lang.ArrayStoreException");
    guess(BUG, "java.lang.NegativeArraySizeException", "java.util.NoSuchElementException");
    guess(BUG, "java.util.ConcurrentModificationException");
    guess(BUG, "java.lang.ReflectiveOperationException");
    guess(FATAL, "java.lang.Error");
  }

  private BuiltIn() {}

  /** What a class of this name means, or null. */
  static @Nullable ErrorCategory known(String name) {
    return KNOWN.get(name);
  }

  /** What a class of this name means if nothing else is known, or null. */
  static @Nullable ErrorCategory guessed(String name) {
    return GUESSED.get(name);
  }

  private static void known(ErrorCategory category, String... names) {
    for (String name : names) {
      KNOWN.put(name, category);
    }
  }

  private static void guess(ErrorCategory category, String... names) {
    for (String name : names) {
      GUESSED.put(name, category);
    }
  }
}

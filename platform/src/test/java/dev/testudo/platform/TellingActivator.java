package dev.testudo.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** For a bundle that says on standard output that it started, and by a file that it stopped. */
public final class TellingActivator implements BundleActivator {

  @Override
  public void start(BundleContext context) {
    System.out.println("started");
  }

  @Override
  public void stop(BundleContext context) throws IOException {
    Files.createFile(Path.of(context.getProperty("testudo.data"), "teller-stopped"));
  }
}

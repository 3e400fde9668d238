package dev.testudo.logging.logback;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.io.File;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * Configures Logback from {@code conf/logback.xml} of the platform that this bundle runs in, with
 * the variables {@code testudo.data} and {@code testudo.console} (the least level that reaches the
 * terminal: ERROR under an interactive prompt, else WARN). Where there is no such file, Logback
 * goes its own way.
 */
public final class PlatformConfigurator extends ContextAwareBase implements Configurator {

  /** Called by Logback. */
  public PlatformConfigurator() {}

  @Override
  public ExecutionStatus configure(LoggerContext logback) {
    Bundle bundle = FrameworkUtil.getBundle(PlatformConfigurator.class);
    BundleContext context = bundle == null ? null : bundle.getBundleContext();
    String conf = context == null ? null : context.getProperty("testudo.conf");
    String data = context == null ? null : context.getProperty("testudo.data");
    if (conf == null || data == null || !new File(conf, "logback.xml").isFile()) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    logback.putProperty("testudo.data", data);
    boolean prompt = Boolean.parseBoolean(context.getProperty("testudo.prompt"));
    logback.putProperty("testudo.console", prompt ? "ERROR" : "WARN");
    JoranConfigurator joran = new JoranConfigurator();
    joran.setContext(logback);
    try {
      joran.doConfigure(new File(conf, "logback.xml"));
      return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    } catch (JoranException e) {
      addError("conf/logback.xml cannot be read", e);
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
  }
}

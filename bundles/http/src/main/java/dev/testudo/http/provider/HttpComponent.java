package dev.testudo.http.provider;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.SettingsException;
import dev.testudo.capability.Origin;
import dev.testudo.capability.Preload;
import dev.testudo.capability.SettingsCodec;
import dev.testudo.http.HttpEndpoint;
import dev.testudo.http.HttpSettings;
import dev.testudo.http.HttpSnapshot;
import dev.testudo.http.HttpSnapshot.State;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.servlet.context.ServletContextHelper;

/**
 * HTTP in a framework: makes the token, registers the two contexts, and configures a server of its
 * own of Felix's HTTP bundle, beside any that others have there.
 */
@Component(service = HttpEndpoint.class, immediate = true, configurationPid = HttpComponent.PID)
@Designate(ocd = HttpConfiguration.class)
public final class HttpComponent implements HttpEndpoint, Server.Switch {
  static final String PID = "dev.testudo.http";

  private static final Logger LOG = System.getLogger(HttpComponent.class.getName());
  private static final String FELIX = "org.apache.felix.http";
  private static final long PROMPT_FIRST = 2_000_000_000;
  private static final String RUNTIME = "org.osgi.service.servlet.runtime.HttpServiceRuntime";

  private final BundleContext context;
  private final ConfigurationAdmin admin;
  private final Preload preload;
  private final Token token;
  private final Server server;
  private final List<ServiceRegistration<?>> contexts = new ArrayList<>();

  /** Begins to serve, where the configuration says or else where it is preset. */
  @Activate
  public HttpComponent(
      BundleContext context, @Reference ConfigurationAdmin admin, Map<String, Object> properties) {
    this.context = context;
    this.admin = admin;
    this.preload = new Preload(context);
    this.token = new Token(folder(context).resolve("token"));
    this.server = new Server(this, starting(context) ? PROMPT_FIRST : 0);
    contexts.add(register(CONTEXT, false));
    contexts.add(register(OPEN_CONTEXT, true));
    if (!configure(properties)) {
      server.serve(new HttpSettings());
    }
  }

  private static boolean starting(BundleContext context) {
    return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.STARTING;
  }

  private static Path folder(BundleContext context) {
    String data = context.getProperty("testudo.data");
    return data == null ? context.getDataFile("").toPath() : Path.of(data, "http");
  }

  private ServiceRegistration<?> register(String name, boolean open) {
    return context.registerService(
        ServletContextHelper.class,
        new TokenContext(token, open),
        FrameworkUtil.asDictionary(
            Map.of(
                "osgi.http.whiteboard.context.name",
                name,
                "osgi.http.whiteboard.context.path",
                "/",
                "osgi.http.whiteboard.target",
                "(" + SERVER + "=true)")));
  }

  /** Serves elsewhere; what is wrong is refused, and where it was served before stays. */
  @Modified
  void modified(Map<String, Object> properties) {
    configure(properties);
  }

  private boolean configure(Map<String, Object> properties) {
    try {
      server.serve(SettingsCodec.of(HttpSettings.class).overlay(new HttpSettings(), properties));
      return true;
    } catch (SettingsException e) {
      LOG.log(
          WARNING,
          Origin.of(properties, PID) + ": " + e.getMessage() + "; what was in force before stays");
      return false;
    }
  }

  /** Ends the server, and leaves the token to the next version. */
  @Deactivate
  void deactivate() {
    preload.close();
    server.close();
    contexts.forEach(ServiceRegistration::unregister);
  }

  @Override
  public void on(HttpSettings settings) throws IOException {
    configuration()
        .updateIfDifferent(
            FrameworkUtil.asDictionary(
                Map.of(
                    FELIX + ".enable",
                    true,
                    FELIX + ".host",
                    settings.host(),
                    "org.osgi.service.http.port",
                    settings.port(),
                    FELIX + ".name",
                    "testudo",
                    FELIX + ".runtime.init." + SERVER,
                    true,
                    FELIX + ".jetty.threadpool.max",
                    10,
                    FELIX + ".jetty.acceptors",
                    1,
                    FELIX + ".jetty.selectors",
                    1,
                    FELIX + ".jetty.sendServerHeader",
                    false)));
  }

  @Override
  public void off() throws IOException {
    configuration().delete();
  }

  private Configuration configuration() throws IOException {
    return admin.getFactoryConfiguration(FELIX, "testudo", "?");
  }

  @Override
  public HttpSnapshot snapshot() {
    String file = token.file().toString();
    if (!server.problem().isEmpty()) {
      return new HttpSnapshot(State.PORT_IN_USE, "", file, server.problem());
    }
    String address = address();
    return address.isEmpty()
        ? new HttpSnapshot(
            State.NO_SERVER, "", file, "the HTTP server is not installed or has not started")
        : new HttpSnapshot(State.SERVING, address, file, "");
  }

  private String address() {
    try {
      ServiceReference<?>[] found = context.getServiceReferences(RUNTIME, "(" + SERVER + "=true)");
      Object endpoint = found == null ? null : found[0].getProperty("osgi.http.endpoint");
      if (endpoint instanceof Object[] all) {
        return all.length == 0 ? "" : all[0].toString();
      }
      return endpoint == null ? "" : endpoint.toString();
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void renewToken() {
    token.renew();
  }
}

package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.guard.PolicyFactory;
import dev.testudo.itests.api.Greeter;
import dev.testudo.itests.api.Holder;
import dev.testudo.itests.fixture.DynamicHolder;
import dev.testudo.itests.fixture.FactoryActivator;
import dev.testudo.itests.fixture.PrototypeHolder;
import dev.testudo.itests.fixture.SharedGreeter;
import dev.testudo.itests.fixture.StaticHolder;
import dev.testudo.testkit.Jar;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.BeforeEach;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;

/**
 * Greeters and their clients, guards, and a policy of every guard that counts the calls. What was
 * guarded is held for some seconds after its provider went: so each test begins with nothing.
 */
@InFramework(fresh = true)
abstract class GreeterCase extends FrameworkCase {
  static final String PID = "dev.testudo.guard~greeter";
  static final String ALL = "(objectClass=dev.testudo.itests.api.Greeter)";

  final Recorder recorder = new Recorder();

  @Configuration
  static Option[] installed() {
    return options(Provision.ground(), Provision.capabilities("guard", "weaver"));
  }

  @BeforeEach
  void record() {
    inside.register(PolicyFactory.class, recorder);
  }

  // ---- providers

  /** One greeter for all, that knows nothing of guards. */
  static Jar shared(String version) {
    return components(version, SharedGreeter.class);
  }

  /** The same from another bundle. */
  static Jar other(String version) {
    return bundle("other").version(version).components(SharedGreeter.class);
  }

  static Jar components(String version, Class<?> component) {
    return bundle("provider").version(version).components(component).imports("dev.testudo.guard");
  }

  /** A service factory without Declarative Services. */
  static Jar factory(String version) {
    return bundle("provider")
        .version(version)
        .with(SharedGreeter.class.getSuperclass())
        .activator(FactoryActivator.class);
  }

  private static Jar bundle(String symbolicName) {
    return Jar.named(symbolicName).imports(RunningFramework.SHARED, "org.osgi.service.component");
  }

  // ---- clients

  Bundle client(String symbolicName) {
    return inside.install(
        bundle(symbolicName)
            .components(StaticHolder.class, DynamicHolder.class, PrototypeHolder.class));
  }

  /** What a client bundle has, by the kind of its reference. */
  Holder holder(Bundle client, String kind) {
    return inside.service(
        Holder.class, "(&(service.bundleid=" + client.getBundleId() + ")(kind=" + kind + "))");
  }

  /** It is a face and answers; the call went through the guard. */
  void assertFace(String guard, Greeter greeter) {
    assertEquals("dev.testudo.state.provider", Inside.home(greeter));
    assertFalse(Proxy.isProxyClass(greeter.getClass()));
    long before = recorder.calls(guard + ".greet");
    assertEquals("hello you", greeter.greet("you"));
    assertEquals(before + 1, recorder.calls(guard + ".greet"));
  }
}

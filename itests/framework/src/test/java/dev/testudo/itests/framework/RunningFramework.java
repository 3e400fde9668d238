package dev.testudo.itests.framework;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.rmi.RemoteException;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestAddress;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.TestContainerException;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.forked.ForkedTestContainerFactory;
import org.ops4j.pax.exam.nat.internal.NativeTestContainerFactory;
import org.ops4j.pax.exam.spi.PaxExamRuntime;

/** A framework with the tests in it as a bundle, whose one entry is {@link Probe}. */
final class RunningFramework implements AutoCloseable {
  /** What the fixtures share with the tests, and therefore the tests' bundle exports. */
  static final String SHARED = "dev.testudo.itests.api";

  private final TestContainer container;
  private final TestAddress entry;

  private RunningFramework(TestContainer container, TestAddress entry) {
    this.container = container;
    this.entry = entry;
  }

  static RunningFramework start(Class<?> test, Container where) throws IOException {
    ExamSystem system =
        PaxExamRuntime.createTestSystem(options(test, where).toArray(Option[]::new));
    TestContainer container =
        PaxExamRuntime.getTestContainerFactory(
                where == Container.FORKED
                    ? ForkedTestContainerFactory.class
                    : NativeTestContainerFactory.class)
            .create(system)[0];
    container.start();
    TestProbeBuilder probe =
        system
            .createProbe()
            .setHeader("Bundle-SymbolicName", "dev.testudo.itests")
            .setHeader("Export-Package", SHARED);
    TestAddress entry = probe.addTest(Probe.class, "run");
    container.installProbe(probe.build().getStream());
    return new RunningFramework(container, entry);
  }

  private static List<Option> options(Class<?> test, Container where) {
    List<Option> options = new ArrayList<>(Provision.junit(where));
    for (Method method :
        AnnotationSupport.findAnnotatedMethods(
            test, Configuration.class, HierarchyTraversalMode.TOP_DOWN)) {
      options.addAll(List.of((Option[]) ReflectionSupport.invokeMethod(method, null)));
    }
    return options;
  }

  /** Runs a test inside. What it throws comes out as it is. */
  void run(Class<?> test, String method) throws Throwable {
    try {
      container.call(new Call(entry, test.getName(), method));
    } catch (TestContainerException e) {
      throw inner(e);
    }
  }

  private static Throwable inner(Throwable thrown) {
    boolean wrapper =
        thrown instanceof TestContainerException
            || thrown instanceof InvocationTargetException
            || thrown instanceof RemoteException;
    return wrapper && thrown.getCause() != null ? inner(thrown.getCause()) : thrown;
  }

  @Override
  public void close() {
    container.stop();
  }

  /** The entry, asked to run one test. */
  private record Call(TestAddress root, Object... arguments) implements TestAddress {
    @Override
    public String identifier() {
      return root.identifier();
    }

    @Override
    public String caption() {
      return root.caption();
    }
  }
}

package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.opentest4j.AssertionFailedError;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** The extension by which all the others run. */
class InFrameworkIT {

  @InFramework
  static class Native {
    private BundleContext before;

    @BeforeEach
    void before(BundleContext context) {
      before = context;
    }

    @Test
    void succeedsInside(BundleContext context) {
      assertNotNull(before);
      assertEquals(before.getBundle(), context.getBundle());
      assertEquals(context.getBundle(), FrameworkUtil.getBundle(getClass()));
    }

    @Test
    void failsInside() {
      assertEquals("wanted", "had", "in " + FrameworkUtil.getBundle(getClass()).getSymbolicName());
    }

    @Test
    void failsAfterwards() {
      before = null;
    }

    @AfterEach
    void after() {
      Bundle bundle = FrameworkUtil.getBundle(getClass());
      assertNotNull(before, () -> "after, in " + bundle.getSymbolicName());
    }
  }

  @InFramework(Container.FORKED)
  static class Forked extends Native {}

  @ParameterizedTest
  @ValueSource(classes = {Native.class, Forked.class})
  void aTestSucceedsInsideWithWhatWentBefore(Class<?> test) {
    TestExecutionSummary summary = run(test, "succeedsInside", BundleContext.class);
    assertEquals(1, summary.getTestsSucceededCount());
  }

  @ParameterizedTest
  @ValueSource(classes = {Native.class, Forked.class})
  void anAssertionThatFailsInsideComesOutAsItself(Class<?> test) {
    AssertionFailedError failure =
        assertInstanceOf(AssertionFailedError.class, failure(run(test, "failsInside")));
    assertEquals(
        "in dev.testudo.itests ==> expected: <wanted> but was: <had>", failure.getMessage());
  }

  @Test
  void whatRunsAfterATestRunsInsideAndIsHeard() {
    Throwable failure = failure(run(Native.class, "failsAfterwards"));
    assertTrue(
        failure.getMessage().startsWith("after, in dev.testudo.itests"), failure::getMessage);
  }

  private static Throwable failure(TestExecutionSummary summary) {
    List<TestExecutionSummary.Failure> failures = summary.getFailures();
    assertEquals(1, failures.size());
    return failures.get(0).getException();
  }

  private static TestExecutionSummary run(Class<?> test, String method, Class<?>... parameters) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(test, method, parameters))
                .build(),
            listener);
    return listener.getSummary();
  }
}

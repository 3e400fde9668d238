package dev.testudo.health.provider.check;

import dev.testudo.health.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;

/** Whether all bundles are active; why not, a {@link Diagnosis} service tells, if there is one. */
public final class BundleCheck implements HealthCheck {
  private final BundleContext context;

  /** A check of all bundles of the framework. */
  public BundleCheck(BundleContext context) {
    this.context = context;
  }

  @Override
  public Result execute() {
    if (context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.STARTING) {
      return new Result(Result.Status.TEMPORARILY_UNAVAILABLE, "the framework is starting");
    }
    List<String> problems = problems();
    if (problems.isEmpty()) {
      return new Result(Result.Status.OK, context.getBundles().length + " bundles are up");
    }
    ResultLog log = new ResultLog();
    problems.forEach(one -> log.add(new ResultLog.Entry(Result.Status.WARN, one)));
    return new Result(log);
  }

  private List<String> problems() {
    ServiceReference<Diagnosis> reference = context.getServiceReference(Diagnosis.class);
    Diagnosis diagnosis = reference == null ? null : context.getService(reference);
    if (reference == null || diagnosis == null) {
      return plain();
    }
    try {
      return diagnosis.problems().stream()
          .map(one -> one.kind() + " " + one.name() + ": " + one.because())
          .toList();
    } finally {
      context.ungetService(reference);
    }
  }

  private List<String> plain() {
    List<String> problems = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      if ((bundle.getState() & (Bundle.INSTALLED | Bundle.RESOLVED)) != 0 && !fragment(bundle)) {
        problems.add("bundle " + bundle.getSymbolicName() + ": it is not active");
      }
    }
    return problems;
  }

  private static boolean fragment(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
  }
}

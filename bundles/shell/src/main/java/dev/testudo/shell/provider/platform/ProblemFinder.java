package dev.testudo.shell.provider.platform;

import dev.testudo.health.Diagnosis;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Tells health what {@code testudo:status} shows of problems, in the same words. */
@Component(service = Diagnosis.class)
public final class ProblemFinder implements Diagnosis {
  private final BundleContext context;

  @Activate
  public ProblemFinder(BundleContext context) {
    this.context = context;
  }

  @Override
  public List<Problem> problems() {
    return Status.find(context).stream()
        .map(one -> new Problem(one.kind(), one.name(), one.state(), one.because()))
        .toList();
  }
}

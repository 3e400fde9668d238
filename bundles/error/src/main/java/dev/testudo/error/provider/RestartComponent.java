package dev.testudo.error.provider;

import dev.testudo.TestudoException;
import dev.testudo.error.RecoveryRequest;
import dev.testudo.error.RecoveryStrategy;
import dev.testudo.error.StrategyName;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * Restarts a Declarative Services component: {@code recovery = restart-component=NAME}, with the
 * component's own name. It is disabled and enabled again, with all its configurations; if it was
 * disabled before, it is left alone.
 */
@Component
@StrategyName("restart-component")
public final class RestartComponent implements RecoveryStrategy {
  private final ServiceComponentRuntime runtime;

  @Activate
  public RestartComponent(@Reference ServiceComponentRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public String recover(RecoveryRequest request) throws Exception {
    List<ComponentDescriptionDTO> found =
        runtime.getComponentDescriptionDTOs().stream()
            .filter(one -> one.name.equals(request.target()) && runtime.isComponentEnabled(one))
            .toList();
    if (found.isEmpty()) {
      throw new TestudoException("no component " + request.target() + " is enabled");
    }
    for (ComponentDescriptionDTO one : found) {
      try {
        runtime.disableComponent(one).getValue();
      } finally {
        // Whoever is interrupted here must not leave it disabled.
        runtime.enableComponent(one);
      }
    }
    return request.target() + " restarted";
  }
}

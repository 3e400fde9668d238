package dev.testudo.shell.provider.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Why components of Declarative Services are not active. */
final class ComponentReasons {
  /** How far to follow a chain of components that wait for each other. */
  private static final int DEPTH = 3;

  private final ServiceComponentRuntime runtime;
  private final Collection<ComponentDescriptionDTO> all;

  ComponentReasons(ServiceComponentRuntime runtime) {
    this.runtime = runtime;
    this.all = runtime.getComponentDescriptionDTOs();
  }

  List<String> names() {
    return all.stream().map(one -> one.name).toList();
  }

  List<Reason> about(String name) {
    List<Reason> reasons = new ArrayList<>();
    for (ComponentDescriptionDTO one : all) {
      if (one.name.equals(name)) {
        reasons.addAll(reasons(one));
      }
    }
    return reasons;
  }

  /** Those that cannot do their work although they should, each with its reason. */
  List<Reason> troubled() {
    return all.stream()
        .flatMap(one -> reasons(one).stream())
        .filter(reason -> Set.of("UNSATISFIED", "FAILED_ACTIVATION").contains(reason.state()))
        .filter(reason -> !reason.because().startsWith("It waits for configuration"))
        .toList();
  }

  private List<Reason> reasons(ComponentDescriptionDTO description) {
    if (!runtime.isComponentEnabled(description)) {
      return List.of(reason(description, "DISABLED", "It is disabled."));
    }
    Collection<ComponentConfigurationDTO> configurations =
        runtime.getComponentConfigurationDTOs(description);
    if (configurations.isEmpty()) {
      return List.of(reason(description, "UNSATISFIED", configuration(description)));
    }
    return configurations.stream().map(one -> reason(description, one, DEPTH)).toList();
  }

  private Reason reason(
      ComponentDescriptionDTO description, ComponentConfigurationDTO one, int depth) {
    return switch (one.state) {
      case ComponentConfigurationDTO.ACTIVE -> reason(description, "ACTIVE", "It is active.");
      case ComponentConfigurationDTO.SATISFIED ->
          reason(
              description,
              "SATISFIED",
              "Nothing is missing; it is activated when somebody uses its service.");
      case ComponentConfigurationDTO.FAILED_ACTIVATION ->
          reason(description, "FAILED_ACTIVATION", "Its activation failed: " + failure(one) + ".");
      case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
          reason(description, "UNSATISFIED", configuration(description));
      default -> reason(description, "UNSATISFIED", references(description, one, depth));
    };
  }

  private static Reason reason(ComponentDescriptionDTO of, String state, String because) {
    return new Reason("component", of.name, state, because);
  }

  private static String configuration(ComponentDescriptionDTO description) {
    return "It waits for configuration: "
        + String.join(" or ", description.configurationPid)
        + ", and there is none.";
  }

  private static String failure(ComponentConfigurationDTO one) {
    // The text is a whole stack trace; its last cause says most.
    String[] lines = one.failure == null ? new String[0] : one.failure.split("\\R");
    return Stream.concat(
            Arrays.stream(lines).limit(1),
            Arrays.stream(lines).filter(line -> line.startsWith("Caused by: ")))
        .reduce((first, last) -> last)
        .map(line -> line.replaceFirst("^Caused by: ", "").strip())
        .orElse("the log says why");
  }

  private String references(
      ComponentDescriptionDTO description, ComponentConfigurationDTO one, int depth) {
    return Arrays.stream(one.unsatisfiedReferences)
        .map(missing -> reference(description, missing, depth))
        .collect(Collectors.joining(" "));
  }

  private String reference(
      ComponentDescriptionDTO description, UnsatisfiedReferenceDTO missing, int depth) {
    Optional<ReferenceDTO> declared =
        Arrays.stream(description.references)
            .filter(one -> one.name.equals(missing.name))
            .findFirst();
    String service = declared.map(one -> one.interfaceName).orElse(missing.name);
    String target =
        missing.target == null || missing.target.isEmpty() ? "" : " with " + missing.target;
    return "It needs a service " + service + target + ", and " + provider(service, depth);
  }

  private String provider(String service, int depth) {
    List<ComponentDescriptionDTO> providers =
        all.stream().filter(one -> Arrays.asList(one.serviceInterfaces).contains(service)).toList();
    if (providers.isEmpty()) {
      return "no component offers one; a bundle that does is missing or not active.";
    }
    ComponentDescriptionDTO first = providers.get(0);
    String would = first.name + " of " + first.bundle.symbolicName + " would offer it: ";
    if (!runtime.isComponentEnabled(first)) {
      return would + "it is disabled.";
    }
    List<ComponentConfigurationDTO> configurations =
        List.copyOf(runtime.getComponentConfigurationDTOs(first));
    if (configurations.isEmpty()) {
      return would + configuration(first);
    }
    return depth == 0
        ? would + "it waits, too."
        : would + reason(first, configurations.get(0), depth - 1).because();
  }
}

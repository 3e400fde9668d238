package dev.testudo.guard;

import java.util.List;

/**
 * A service that has a guard, as it is.
 *
 * @param identity what it is known by, over updates: bundle, component and interfaces
 * @param guard the guard's name
 * @param types its interfaces
 * @param tags its tags: the service property {@value ServiceDirectory#TAGS}
 * @param provider the symbolic name of the bundle that provides it
 * @param version that bundle's version; empty while it is away
 * @param health how it is
 * @param because why it is not UP, in words; empty if it is
 * @param inFlight calls that are inside it now
 */
public record GuardedService(
    String identity,
    String guard,
    List<String> types,
    List<String> tags,
    String provider,
    String version,
    Health health,
    String because,
    int inFlight) {

  /** How a service is. */
  public enum Health {
    /** It is there, and so is all that guards it. */
    UP,
    /** It is there; a breaker of its guard is open, or a policy has no provider. */
    DEGRADED,
    /** It is being replaced: calls wait for what comes. */
    HELD,
    /** It is there and should have a guard, but cannot have a face. */
    UNGUARDED
  }

  public GuardedService {
    types = List.copyOf(types);
    tags = List.copyOf(tags);
  }
}

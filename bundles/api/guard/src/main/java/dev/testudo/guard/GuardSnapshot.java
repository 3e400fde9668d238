package dev.testudo.guard;

import dev.testudo.Total;
import java.util.List;

/**
 * A guard as it is.
 *
 * @param name its name
 * @param services which services it guards, as an OSGi filter; may be empty
 * @param policies the chain, outermost first, each with its instance
 * @param operations operations seen so far
 * @param faults how often a policy threw by itself
 * @param missing policies that are configured but that no bundle provides now
 */
public record GuardSnapshot(
    String name,
    String services,
    List<String> policies,
    List<String> operations,
    @Total long faults,
    List<String> missing) {}

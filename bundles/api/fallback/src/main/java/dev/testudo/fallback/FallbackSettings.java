package dev.testudo.fallback;

import static dev.testudo.SettingsException.check;

import dev.testudo.Names;
import java.util.List;

/**
 * Settings of a fallback; PID {@code dev.testudo.fallback~NAME}.
 *
 * @param answer the answer, as text that is read as what the method gives: a string, number,
 *     boolean, enum constant or duration; {@code null}; or {@code empty} for a string, an optional,
 *     a collection, a map or an array. In a stage it is what the stage completes with
 * @param service another service that is asked in place of it, as an OSGi filter such as {@code
 *     (region=backup)}; of the same interface, through its face, with the same arguments. If there
 *     is none, or it fails as well, the caller gets the first failure. Empty for none
 * @param cache a cache that is asked for what the operation gave before for equal arguments, even
 *     if that is over its time (see {@code staleFor} of a cache); it is the one that the guard
 *     keeps results in. If it has nothing, the service is asked, if one is set; else the caller
 *     gets the failure. Empty for none
 * @param on names of the exceptions that are answered, with their subclasses. Rejections by other
 *     policies are exceptions, too
 */
public record FallbackSettings(String answer, String service, String cache, List<String> on) {
  public FallbackSettings {
    on = List.copyOf(on);
    check(
        service.isEmpty() || (service.startsWith("(") && service.endsWith(")")),
        "service",
        service,
        "an OSGi filter such as (region=backup)");
    check(cache.isEmpty() || Names.valid(cache), "cache", cache, "the name of a cache, or empty");
  }

  /** One that asks no cache. */
  public FallbackSettings(String answer, String service, List<String> on) {
    this(answer, service, "", on);
  }

  /** The defaults: {@code null} for every exception, rejections included. */
  public FallbackSettings() {
    this("null", "", "", List.of("java.lang.Exception"));
  }
}

package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;

import dev.testudo.health.CheckSnapshot;
import dev.testudo.health.HealthListener;
import dev.testudo.health.HealthMonitor;
import dev.testudo.health.HealthStatus;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.Jar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** Health with nothing in the framework but the API of checks: no metrics, alerts or pages. */
class HealthIT extends FrameworkCase {

  @Configuration
  static Option[] installed() {
    return options(
        Provision.ground(),
        Provision.capabilities("health"),
        Provision.bundle("org.apache.felix.healthcheck.api"),
        systemPackages("org.slf4j.helpers;version=1.7.36"));
  }

  @Test
  void thePlatformsOwnChecksAreThere() {
    quick();
    for (String name : List.of("memory", "threads", "disk", "capabilities")) {
      awaits(name, HealthStatus.OK);
    }
  }

  @Test
  void aBundleThatDoesNotResolveIsSaid() throws BundleException {
    quick();
    awaits("bundles", HealthStatus.OK);
    Bundle broken =
        inside
            .context()
            .installBundle(
                "fixture:broken", Jar.named("com.acme.broken").imports("com.acme.gone").open());
    try {
      awaits("bundles", HealthStatus.WARN);
      assertTrue(find("bundles").orElseThrow().message().contains("com.acme.broken"));
    } finally {
      broken.uninstall();
    }
    awaits("bundles", HealthStatus.OK);
  }

  @Test
  void aCheckOfAnybodyAppearsIsToldOfAndKeepsItsTimeOverAnUpdate() {
    quick();
    List<CheckSnapshot> told = Collections.synchronizedList(new ArrayList<>());
    inside.register(HealthListener.class, told::add);
    AtomicReference<Result.Status> says = new AtomicReference<>(Result.Status.OK);
    HealthCheck check = () -> new Result(says.get(), "the shop");
    ServiceRegistration<HealthCheck> registration =
        inside
            .context()
            .registerService(
                HealthCheck.class,
                check,
                FrameworkUtil.asDictionary(
                    java.util.Map.of(
                        HealthCheck.NAME, "shop", HealthCheck.TAGS, new String[] {"shop", "all"})));
    try {
      awaits("shop", HealthStatus.OK);
      says.set(Result.Status.CRITICAL);
      awaits("shop", HealthStatus.CRITICAL);
      assertEquals(HealthStatus.CRITICAL, monitor().status("shop"));
      Await.until(
          () -> told.stream().anyMatch(one -> one.status() == HealthStatus.CRITICAL),
          told::toString);
      Instant since = find("shop").orElseThrow().since();
      HealthMonitor held = monitor();
      inside.update(inside.bundle("dev.testudo.health.provider"));
      awaits("shop", HealthStatus.CRITICAL);
      assertEquals(since, find("shop").orElseThrow().since(), "the status began before the update");
      assertFalse(held.checks().isEmpty(), "who held the service has the new one");
    } finally {
      registration.unregister();
    }
    Await.until(() -> find("shop").isEmpty());
  }

  private void quick() {
    inside.configure("dev.testudo.health", "interval", "100ms", "disk", "0");
  }

  private HealthMonitor monitor() {
    return inside.service(HealthMonitor.class, "(testudo.faced=*)");
  }

  private Optional<CheckSnapshot> find(String name) {
    return monitor().checks().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  private void awaits(String name, HealthStatus status) {
    Await.until(
        () -> find(name).map(one -> one.status() == status).orElse(false),
        () -> monitor().checks().toString());
  }
}

package dev.testudo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.testkit.Await;
import dev.testudo.testkit.Jar;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Health in the running platform, as an operator, a load balancer and a plugin's author have it.
 */
class HealthIT extends ArchiveCase {

  @Test
  void theEndpointsSayTheStatusToAllAndDetailsToWhoHasTheToken() throws Exception {
    Scraped.anyPort(testudo);
    quick();
    testudo.succeed("start");
    Scraped served = new Scraped(testudo);
    Await.until(() -> status(served, "health/ready") == 200, () -> testudo.succeed("health:list"));
    HttpResponse<String> live = served.get("health/live");
    assertEquals(200, live.statusCode());
    assertEquals("application/json;charset=utf-8", type(live));
    assertEquals("{\"status\":\"OK\"}\n", live.body());
    assertEquals(
        "{\"status\":\"OK\"}\n", served.get("health/live", "Authorization", "Bearer x").body());
    String details = served.get("health/live", "Authorization", served.authorization()).body();
    assertTrue(details.contains("\"name\":\"memory\""), details);
    assertFalse(details.contains("\"name\":\"disk\""), details);
    assertEquals(404, served.get("health/else").statusCode());
    build(testudo.home().resolve("deploy/check.jar"), "CRITICAL");
    Await.until(() -> status(served, "health/ready") == 503, () -> testudo.succeed("health:list"));
    assertEquals("{\"status\":\"CRITICAL\"}\n", served.get("health/ready").body());
    assertEquals(200, status(served, "health/live"));
    assertTrue(testudo.succeed("health:show", "oven").contains("CRITICAL"));
    String token = served.authorization();
    Await.until(
        () -> get(served, token).contains("testudo_health_status{check=\"oven\"} 3\n"),
        () -> get(served, token));
  }

  @Test
  void whatDoesNotStartIsSaidInWordsAndACheckInAJarAppears() throws Exception {
    quick();
    testudo.succeed("start");
    Await.until(() -> listed().contains("bundles are up"), this::listed);
    Path deploy = testudo.home().resolve("deploy");
    Jar.named("com.acme.broken").imports("com.acme.gone").write(deploy.resolve("broken.jar"));
    Await.until(() -> listed().contains("package com.acme.gone is missing"), this::listed);
    Files.delete(deploy.resolve("broken.jar"));
    build(deploy.resolve("check.jar"), "WARN");
    Await.until(() -> listed().contains("the oven is cold"), this::listed);
    assertTrue(listed().contains("oven"), this::listed);
  }

  // As its author would: one class, one component description, no build tool.
  private void build(Path jar, String status) throws Exception {
    Path work = Files.createTempDirectory("check");
    Files.createDirectories(work.resolve("classes/OSGI-INF"));
    Files.writeString(
        work.resolve("Oven.java"),
        """
        package com.acme;
        import org.apache.felix.hc.api.*;
        public class Oven implements HealthCheck {
          public Result execute() {
            return new Result(Result.Status.%s, "the oven is cold");
          }
        }
        """
            .formatted(status));
    Files.writeString(
        work.resolve("classes/OSGI-INF/oven.xml"),
        """
        <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="com.acme.Oven">
          <implementation class="com.acme.Oven"/>
          <property name="hc.name" value="oven"/>
          <property name="hc.tags" value="readiness"/>
          <service><provide interface="org.apache.felix.hc.api.HealthCheck"/></service>
        </scr:component>
        """);
    Files.writeString(
        work.resolve("MANIFEST.MF"),
        """
        Bundle-ManifestVersion: 2
        Bundle-SymbolicName: com.acme.oven
        Bundle-Version: 1.0.0
        Import-Package: org.apache.felix.hc.api
        Service-Component: OSGI-INF/oven.xml
        """);
    String bin = System.getProperty("java.home") + "/bin/";
    String api = testudo.home() + "/bundles/25/org.apache.felix.healthcheck.api.jar";
    for (String[] command :
        new String[][] {
          {bin + "javac", "-cp", api, "-d", work + "/classes", work + "/Oven.java"},
          {
            bin + "jar",
            "-c",
            "-f",
            work + "/o.jar",
            "-m",
            work + "/MANIFEST.MF",
            "-C",
            work + "/classes",
            "."
          }
        }) {
      Run run = Run.of(Map.of(), command);
      assertEquals(0, run.code(), run::output);
    }
    Files.move(work.resolve("o.jar"), jar);
  }

  private void quick() throws Exception {
    Files.writeString(
        testudo.home().resolve("conf/dev.testudo.health.cfg"), "interval = 200ms\ndisk = 0\n");
  }

  private String listed() {
    return testudo.testudo("exec", "--json", "health:list").output();
  }

  private static String type(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Content-Type")
        .orElse("")
        .toLowerCase(java.util.Locale.ROOT);
  }

  private static int status(Scraped served, String page) {
    try {
      return served.get(page).statusCode();
    } catch (Exception e) {
      return -1;
    }
  }

  private static String get(Scraped served, String authorization) {
    try {
      return served.get("metrics", "Authorization", authorization).body();
    } catch (Exception e) {
      return e.toString();
    }
  }
}

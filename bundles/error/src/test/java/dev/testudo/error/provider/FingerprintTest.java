package dev.testudo.error.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static long hash(Throwable failure) {
    return Fingerprint.of(Causes.of(failure)).hash();
  }

  private static Exception at(String... places) {
    return Stacks.at(new Exception("no"), places);
  }

  @Test
  void staysTheSameWhenLinesMove() {
    assertEquals(hash(at("com.acme.Shop.find:12")), hash(at("com.acme.Shop.find:99")));
    assertNotEquals(hash(at("com.acme.Shop.find:12")), hash(at("com.acme.Shop.place:12")));
    assertNotEquals(
        hash(at("com.acme.Shop.find:12")),
        hash(Stacks.at(new RuntimeException("no"), "com.acme.Shop.find:12")));
  }

  @Test
  void seesOnlyWhatIsOutsideOfTheJdkAndTestudo() {
    assertEquals(
        hash(at("com.acme.Shop.find:1", "com.acme.Main.main:2")),
        hash(
            at(
                "java.util.Optional.get:1",
                "com.acme.Shop.find:7",
                "jdk.internal.Reflect.invoke:3",
                "dev.testudo.guard.provider.Chain.run:4",
                "com.acme.Main.main:9")));
    assertEquals(
        "com.acme.Shop",
        Fingerprint.of(Causes.of(at("java.util.Optional.get:1", "com.acme.Shop.find:7")))
            .where()
            .getClassName());
  }

  @Test
  void leavesOutTheNumbersOfGeneratedClassesAndMethods() {
    assertEquals(
        hash(at("com.acme.Shop$$Lambda$14.apply:1", "com.acme.Shop.lambda$find$3:2")),
        hash(at("com.acme.Shop$$Lambda$207.apply:1", "com.acme.Shop.lambda$find$11:2")));
    assertNotEquals(hash(at("com.acme.Shop1.find:1")), hash(at("com.acme.Shop2.find:1")));
  }

  @Test
  void takesTheMessageWithoutNumbersAndQuotationsWhereThereIsNoStack() {
    assertEquals(
        hash(new Stackless("order 4711 of 'Smith' is gone")),
        hash(new Stackless("order 12 of 'Jones' is gone")));
    assertNotEquals(hash(new Stackless("order is gone")), hash(new Stackless("order is late")));
    assertEquals(hash(new Stackless("can't")), hash(new Stackless("can't")));
    assertNotEquals(hash(new Stackless("can't a")), hash(new Stackless("can't b")));
    assertEquals(
        hash(Stacks.at(new Exception("a"), "com.acme.Shop.find:1")),
        hash(Stacks.at(new Exception("b"), "com.acme.Shop.find:1")));
  }

  @Test
  void looksAtTheLastCauseAndThroughWrappers() {
    Exception cause = at("com.acme.Db.read:1");
    assertEquals(hash(cause), hash(new CompletionException(cause)));
    assertNotEquals(hash(cause), hash(new IllegalStateException(cause)));
    assertNotEquals(
        hash(new IllegalStateException(cause)),
        hash(new IllegalStateException(at("com.acme.Db.write:1"))));
  }

  @Test
  void isShownInTwelveDigits() {
    assertTrue(Fingerprint.text(hash(at("com.acme.Db.read:1"))).matches("[0-9a-f]{12}"));
  }
}

package dev.testudo.platform.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedContractsTest {

  @Test
  void readsPackagesAndVersionsOfAnExportHeader() {
    assertEquals(
        Map.of("dev.a", "1.2.0", "dev.b", "0.0.0", "dev.c", "2.0.0"),
        SharedContracts.exports(
            "dev.a;version=\"1.2.0\";uses:=\"dev.b,dev.c\",dev.b;uses:=\"x\",dev.c;version=2.0.0"));
  }
}

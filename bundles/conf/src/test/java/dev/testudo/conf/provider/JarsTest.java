package dev.testudo.conf.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.testkit.Jar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarsTest {
  @TempDir Path folder;
  private final List<String> said = new ArrayList<>();
  private final Complaints complaints = new Complaints(said::add);
  private final Jars jars = new Jars(complaints);

  @Test
  void aBundleIsNothingToComplainOf() {
    Jar.named("com.acme.good").write(folder.resolve("good.jar"));
    rounds(3);
    assertEquals(List.of(), said);
  }

  @Test
  @DisplayName("C3 what is no bundle is named once, with the reason")
  void whatIsNoBundleIsNamedOnce() throws IOException {
    Jar.plain().write(folder.resolve("plain.jar"));
    Files.writeString(folder.resolve("random.jar"), "no zip at all");
    Files.createFile(folder.resolve("empty.jar"));
    Path good = Jar.named("com.acme.good").write(folder.resolve("good.jar"));
    byte[] whole = Files.readAllBytes(good);
    Files.write(folder.resolve("half.jar"), Arrays.copyOf(whole, whole.length / 2));
    rounds(4);
    said.sort(null);
    assertEquals(4, said.size(), said::toString);
    assertTrue(said.get(0).startsWith(folder.resolve("empty.jar") + ": is empty"), said.get(0));
    assertTrue(said.get(1).startsWith(folder.resolve("half.jar") + ": is no jar"), said.get(1));
    assertTrue(said.get(2).startsWith(folder.resolve("plain.jar") + ": is no bundle"), said.get(2));
    assertTrue(said.get(3).startsWith(folder.resolve("random.jar") + ": is no jar"), said.get(3));
  }

  @Test
  void aJarThatIsStillBeingCopiedIsLeftAlone() throws IOException {
    Path jar = folder.resolve("copied.jar");
    Files.writeString(jar, "P");
    rounds(1);
    Files.writeString(jar, "PK");
    rounds(1);
    assertEquals(List.of(), said);
  }

  private void rounds(int number) {
    Folder deploy = new Folder(folder, complaints);
    for (int i = 0; i < number; i++) {
      jars.round(deploy.look());
    }
  }
}

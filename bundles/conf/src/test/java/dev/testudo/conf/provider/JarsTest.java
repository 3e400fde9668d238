package dev.testudo.conf.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarsTest {
  @TempDir Path folder;
  private final List<String> said = new ArrayList<>();
  private final Complaints complaints = new Complaints(said::add);
  private final Jars jars = new Jars(complaints);

  @Test
  void aBundleIsNothingToComplainOf() throws IOException {
    jar("good.jar", "com.acme.good");
    rounds(3);
    assertEquals(List.of(), said);
  }

  @Test
  @DisplayName("C3 what is no bundle is named once, with the reason")
  void whatIsNoBundleIsNamedOnce() throws IOException {
    jar("plain.jar", null);
    Files.writeString(folder.resolve("random.jar"), "no zip at all");
    Files.createFile(folder.resolve("empty.jar"));
    Path good = jar("good.jar", "com.acme.good");
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

  private Path jar(String name, String symbolicName) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (symbolicName != null) {
      manifest.getMainAttributes().putValue("Bundle-SymbolicName", symbolicName);
    }
    Path jar = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out, manifest)) {
      zip.finish();
    }
    return jar;
  }

  private void rounds(int number) {
    Folder deploy = new Folder(folder, complaints);
    for (int i = 0; i < number; i++) {
      jars.round(deploy.look());
    }
  }
}

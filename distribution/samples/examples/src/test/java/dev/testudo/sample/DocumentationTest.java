package dev.testudo.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code in the documentation is that of these examples. */
class DocumentationTest {
  private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void showsWhatIsCompiledHere() throws IOException {
    String sources = sources();
    List<String> invented =
        CODE.matcher(Files.readString(Path.of("../../docs/testing.md")))
            .results()
            .map(MatchResult::group)
            .map(block -> block.lines().filter(line -> !line.startsWith("```")))
            .map(lines -> lines.map(DocumentationTest::dense).collect(Collectors.joining()))
            .filter(block -> !Stream.of(block.split("(?=@Test)")).allMatch(sources::contains))
            .toList();
    assertEquals(List.of(), invented);
  }

  private static String sources() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("src"))) {
      StringBuilder text = new StringBuilder();
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        text.append(dense(Files.readString(file)));
      }
      return text.toString();
    }
  }

  private static String dense(String text) {
    return text.replaceAll("\\s+", "");
  }
}

package dev.testudo.profile.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.Testudo;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.Guarded;
import dev.testudo.guard.Guards;
import dev.testudo.profile.OperationProfile;
import dev.testudo.profile.Profile;
import dev.testudo.profile.ProfileNode;
import dev.testudo.profile.Profilers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Operations of real guards. */
@SuppressWarnings("try") // a profile is opened and closed, and not used in between
class GuardedTest {
  private static final int SIZE = 100_000;

  private final Testudo testudo = Testudo.standalone();
  private final Guards guards = testudo.get(Guards.class);
  private final Profilers profilers = testudo.get(Profilers.class);

  /** What is guarded here. */
  public interface Parser {
    int parse(String file);

    int fail();

    CompletionStage<Integer> later();
  }

  private final CompletableFuture<Integer> source = new CompletableFuture<>();

  private final class FileParser implements Parser {
    @Override
    @Guarded(profile = "file_parse")
    public int parse(String file) {
      try (Profile profile = profilers.named("by-hand").start("read")) {
        return new byte[SIZE].length + file.length();
      }
    }

    @Override
    public int fail() {
      profilers.named("by-hand").start("never closed");
      throw new IllegalStateException("as it should");
    }

    @Override
    public CompletionStage<Integer> later() {
      return source;
    }
  }

  private final Parser parser =
      guards.named("parser", new GuardSettings("profile")).wrap(Parser.class, new FileParser());

  @AfterEach
  void close() {
    testudo.close();
  }

  private List<String> tree() {
    return profilers.tree().stream()
        .map(node -> "  ".repeat(node.depth()) + node.profile().operation())
        .toList();
  }

  @Test
  void anAnnotatedMethodIsProfiledAndWhatItCallsByHandIsNested() {
    for (int i = 0; i < 10; i++) {
      assertEquals(SIZE + 1, parser.parse("a"));
    }
    assertEquals(List.of("parser.parse", "  read"), tree());
    List<ProfileNode> nodes = profilers.tree();
    OperationProfile parse = nodes.get(0).profile();
    OperationProfile read = nodes.get(1).profile();
    assertEquals("file_parse", parse.profiler());
    assertEquals(10, parse.calls());
    assertEquals(10, read.calls());
    assertTrue(read.bytes() >= 10L * SIZE, read::toString);
    assertTrue(parse.bytes() >= read.bytes(), parse::toString);
    assertTrue(parse.selfBytes() < SIZE, parse::toString);
    assertTrue(parse.total().compareTo(read.total()) >= 0, parse::toString);
    assertEquals(parse.total().minus(parse.self()), read.total());
  }

  @Test
  void aCallThatFailsIsClosedWithAllThatIsOpenInIt() {
    assertThrows(IllegalStateException.class, parser::fail);
    parser.parse("a");
    assertEquals(1, profilers.named("by-hand").snapshot().abandoned());
    List<String> tree = tree();
    assertEquals(4, tree.size(), tree::toString);
    assertEquals("  never closed", tree.get(tree.indexOf("parser.fail") + 1));
    assertEquals("  read", tree.get(tree.indexOf("parser.parse") + 1));
  }

  @Test
  void aStageHasItsPlaceAndItsTimeAndNothingNestedInIt() throws Exception {
    try (Profile profile = profilers.named("by-hand").start("request")) {
      CompletionStage<Integer> later = parser.later();
      profilers.named("by-hand").start("beside it").close();
      Thread other = new Thread(() -> source.complete(7));
      other.start();
      other.join();
      assertEquals(7, later.toCompletableFuture().get());
    }
    List<String> tree = tree();
    assertEquals("request", tree.get(0));
    assertTrue(tree.contains("  parser.later"), tree::toString);
    assertTrue(tree.contains("  beside it"), tree::toString);
    assertEquals(1, profilers.named("parser").snapshot().calls());
  }
}

package dev.testudo.shell.provider.capability;

import dev.testudo.cache.Cache;
import dev.testudo.cache.CacheSnapshot;
import dev.testudo.cache.Caches;
import dev.testudo.cache.HotKey;
import dev.testudo.shell.provider.command.Answer;
import dev.testudo.shell.provider.command.Arguments;
import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.command.CommandException;
import dev.testudo.shell.provider.command.Completes;
import dev.testudo.shell.provider.command.Near;
import dev.testudo.shell.provider.render.Rows;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What only caches can. */
@Component(
    service = CacheCommands.class,
    property = {
      "osgi.command.scope=cache",
      "osgi.command.function=clear",
      "osgi.command.function=hot"
    })
public final class CacheCommands implements Completes {
  private static final int HOTTEST = 20;

  private final Caches caches;

  @Activate
  public CacheCommands(@Reference Caches caches) {
    this.caches = caches;
  }

  record Cleared(String name, long entries) {}

  @Descriptor("Forgets all that a cache keeps. Example: cache:clear products")
  public Cleared clear(@Descriptor("NAME") String[] words) {
    Cache<Object, Object> cache = cache("cache:clear NAME", words);
    return Answer.to(() -> new Cleared(cache.name(), cache.invalidateAll()));
  }

  @Descriptor(
      "Shows the keys that are hit most often, one hit in sixteen noted by lot."
          + " Example: cache:hot products")
  public Rows<?> hot(@Descriptor("NAME") String[] words) {
    Cache<Object, Object> cache = cache("cache:hot NAME", words);
    return Answer.to(() -> Rows.of(HotKey.class, cache.hottest(HOTTEST)));
  }

  private Cache<Object, Object> cache(String usage, String... words) {
    String name = new Arguments(usage, words).between(1, 1).get(0);
    return caches
        .find(name)
        .orElseThrow(() -> new CommandException("no cache " + name + Near.hint(name, names())));
  }

  private List<String> names() {
    return caches.snapshots().stream().map(CacheSnapshot::name).toList();
  }

  @Override
  public List<Choice> complete(String function, List<String> words, int index) {
    return index == 1 ? names().stream().map(Choice::of).toList() : List.of();
  }
}

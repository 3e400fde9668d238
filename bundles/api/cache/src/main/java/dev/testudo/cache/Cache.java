package dev.testudo.cache;

import dev.testudo.Instance;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A cache.
 *
 * <p>All its methods may be called from any thread; none waits but {@link #get}, for a load of the
 * same key by another caller. A hit takes no lock and allocates nothing. Keys must not change, and
 * have {@code equals} and {@code hashCode} that go together. Neither keys nor values may be null.
 *
 * @param <K> the keys
 * @param <V> the values
 */
@ProviderType
public interface Cache<K, V> extends Instance<CacheSettings, CacheSnapshot> {

  /**
   * What is kept under this key, or what the loader gives, which is then kept. Of several callers
   * that want the same key one loads, and the others wait for it and get what it got, a failure
   * too: that is thrown in each of them unchanged, is not kept, and the next caller loads again.
   * Who has waited for {@link CacheSettings#loadTimeout()} loads by itself.
   *
   * @return null if the loader gives null, which is not kept
   * @throws X what the loader throws
   * @throws RecursiveLoadException if the loader asks for the key that it is loading, or two of
   *     them wait for each other
   * @throws java.util.concurrent.CancellationException if the thread is interrupted while it waits
   *     for another's load; its flag stays set
   */
  <X extends Exception> @Nullable V get(K key, Loader<? super K, ? extends V, X> loader) throws X;

  /**
   * The same for a loader that gives a stage; only one load of a key is under way, whichever of the
   * two methods began it. Never throws, never waits: the stage completes with what is kept, with
   * what the loader's stage completes with, or exceptionally. Each caller gets a stage of its own;
   * cancelling that cancels nothing else.
   *
   * <p>A loader whose stage waits for a stage of its own key never completes; that cannot be seen
   * from here. After {@link CacheSettings#loadTimeout()} the next caller loads again.
   */
  CompletionStage<@Nullable V> getAsync(
      K key, Function<? super K, ? extends CompletionStage<? extends @Nullable V>> loader);

  /** What is kept under this key and is not over its time; null if nothing is. */
  @Nullable V getIfPresent(K key);

  /**
   * The same, even if it is over its time, for up to {@link CacheSettings#staleFor()} or a load
   * that is under way. For who would rather answer with something old than not at all. Counts
   * neither as a hit nor as a miss.
   */
  @Nullable V getStale(K key);

  /** Keeps a value, in place of what was there; its time begins anew. */
  void put(K key, V value);

  /**
   * Forgets a key. What is being loaded for it goes to those who wait for it already, but is not
   * kept; who asks from now on gets something newer.
   *
   * @return whether something was kept
   */
  boolean invalidate(K key);

  /**
   * Forgets all keys that were there when it was called; likewise.
   *
   * @return how many values were kept
   */
  long invalidateAll();

  /**
   * Lets a share of the entries go, those first that would go first if it were full. For who needs
   * the memory more.
   *
   * @param share how large a share, from 0 to 1
   * @return how many entries went
   */
  long trim(double share);

  /**
   * The keys that were hit most often since they came in, the hottest first. One hit in sixteen is
   * noted, by lot. Walks through all entries.
   */
  List<HotKey> hottest(int limit);
}

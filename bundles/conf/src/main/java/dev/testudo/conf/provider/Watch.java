package dev.testudo.conf.provider;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import java.lang.System.Logger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the folders once a second, on one thread; sooner while something changes. Made with
 * one round, so that all files that are there are in force when the constructor returns.
 *
 * <p>Polling, not the file system's events: those are lost when they come too fast, and are not
 * there at all for a folder that is mounted from elsewhere.
 */
final class Watch implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Watch.class.getName());
  private static final long STILL_MILLIS = 1000;
  private static final long MOVING_MILLIS = 200;
  private static final long CLOSING_SECONDS = 10;

  private final List<Folder> folders;
  private final @Nullable Path bundles;
  private final Complaints complaints;
  private final Feed feed;
  private final Jars jars;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "testudo-conf-watch-1");
  private @Nullable String lastFailure;

  /**
   * @param folders in the order in which they count
   * @param bundles the one of them in which jars are bundles, if there is one
   */
  Watch(List<Path> folders, @Nullable Path bundles, Store store) {
    this.complaints = new Complaints(line -> LOG.log(WARNING, line));
    this.folders = folders.stream().map(path -> new Folder(path, complaints)).toList();
    this.bundles = bundles;
    this.feed = new Feed(store, complaints);
    this.jars = new Jars(complaints);
    round();
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    boolean moving = false;
    try {
      while (!closed.await(moving ? MOVING_MILLIS : STILL_MILLIS, TimeUnit.MILLISECONDS)) {
        moving = round();
      }
    } catch (InterruptedException e) {
      LOG.log(ERROR, "interrupted by somebody; conf/ and deploy/ are watched no more", e);
    }
  }

  // Nothing that goes wrong in a round may end the watching.
  private boolean round() {
    try {
      List<Found> files = new ArrayList<>();
      folders.forEach(folder -> files.addAll(folder.look()));
      boolean moving = feed.round(files, folders.stream().noneMatch(Folder::isBlind));
      jars.round(
          files.stream().filter(file -> Objects.equals(file.path().getParent(), bundles)).toList());
      List<Object> subjects = new ArrayList<>(folders.stream().map(Folder::path).toList());
      files.forEach(file -> subjects.add(file.path()));
      subjects.add(feed);
      complaints.keepOnly(subjects);
      lastFailure = null;
      return moving;
    } catch (RuntimeException | LinkageError e) {
      if (!e.toString().equals(lastFailure)) {
        LOG.log(ERROR, "configuration files cannot be followed; tried again each second", e);
      }
      lastFailure = e.toString();
      return false;
    }
  }

  /** Ends the thread; a round that has begun is finished first. */
  @Override
  public void close() {
    closed.countDown();
    // Not interrupted: that would break Config Admin's file off in the middle of a write.
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
      if (thread.isAlive()) {
        LOG.log(WARNING, "{0} is still at work and ends later", thread.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

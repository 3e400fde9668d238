package dev.testudo.conf.provider;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps Config Admin in line with the files, round by round. The first round takes what it finds;
 * after that a file is taken, and a lost one given up, when two rounds in a row have found the
 * same, since editors empty a file before they fill it, and move it away before they put the new
 * one in its place. Not thread-safe.
 *
 * <p>A file is compared with <em>what it gave last</em>, never with what Config Admin holds. There
 * the shell's overlays lie on top: they are put back in the very call that puts a file's change in
 * force, so what is held then is not what was given. To compare with that would be to overwrite the
 * overlay in each round, and to be overwritten by it, for ever. The first round has nothing to
 * compare with and gives all files anew; so the overlays learn what a file has come to say
 * underneath them while the platform was off.
 */
final class Feed {
  private static final Logger LOG = System.getLogger(Feed.class.getName());
  private static final String STAYS = "; the file is left out, and what was in force before stays";

  private final Store store;
  private final Complaints complaints;

  private Map<String, Found> before = Map.of();
  private final Map<String, Found> done = new HashMap<>();
  private final Map<String, Given> given = new HashMap<>();
  private final Set<String> fed = new HashSet<>();
  private boolean first = true;
  private boolean orphans = true;

  Feed(Store store, Complaints complaints) {
    this.store = store;
    this.complaints = complaints;
  }

  /**
   * One round.
   *
   * @param files of all folders, of which an earlier one counts more than a later one
   * @param all whether that is all there are; if not, nothing is taken to be gone
   * @return true if something has changed that the next round will take
   */
  boolean round(List<Found> files, boolean all) {
    Map<String, Found> now = choose(files);
    now.forEach(
        (pid, found) -> {
          if ((first || found.equals(before.get(pid))) && !found.equals(done.get(pid))) {
            take(pid, found);
          }
        });
    if (all) {
      giveUp(now.keySet());
    }
    boolean moving = !first && !now.equals(before);
    before = now;
    first = false;
    return moving;
  }

  // Of two files for one PID the first by name counts.
  private Map<String, Found> choose(List<Found> files) {
    Map<String, Found> chosen = new TreeMap<>();
    files.stream()
        .sorted(Comparator.comparing(Found::name))
        .forEach(
            file ->
                Pids.of(file.name())
                    .map(pid -> chosen.putIfAbsent(pid, file))
                    .ifPresent(winner -> leaveAside(file, winner)));
    return chosen;
  }

  private void leaveAside(Found file, Found winner) {
    complaints.about(
        file.path(),
        winner.path(),
        file.path() + ": left out, since " + winner.path() + " feeds the same; delete one of them");
  }

  private void take(String pid, Found found) {
    try {
      Pids.check(pid);
      byte[] bytes = Files.readAllBytes(found.path());
      if (Stamp.of(found.path()).equals(found.stamp())) {
        Given values = new Given(found.shown(), read(found.name(), Utf8.text(bytes)));
        complaints.settled(found.path());
        give(pid, found, values);
      }
      // Else somebody writes to it just now: the next rounds see that, too.
    } catch (RefusedException e) {
      done.put(pid, found);
      complain(found, ", " + e.getMessage() + STAYS);
    } catch (NoSuchFileException e) {
      LOG.log(DEBUG, "{0}: gone again; if it stays so, a later round gives it up", found.path());
    } catch (AccessDeniedException e) {
      // Permissions leave no trace in the stamp, so it is tried again in each round.
      complain(found, ": cannot be read; allow reading it (chmod u+r)" + STAYS);
    } catch (IOException e) {
      complain(found, ": cannot be read: " + e + STAYS);
    }
  }

  private static Map<String, Object> read(String name, String text) throws RefusedException {
    try {
      return Pids.isJson(name) ? JsonReader.read(text) : CfgReader.read(text);
    } catch (NoClassDefFoundError e) {
      throw new RefusedException(
          "for JSON the bundles org.apache.felix.cm.json and jakarta.json are needed", e);
    }
  }

  private void give(String pid, Found found, Given values) {
    if (!values.equals(given.get(pid))) {
      try {
        store.put(pid, values.file(), values.values());
      } catch (IOException | RuntimeException e) {
        complain(found, ": cannot be put in force: " + Shown.safe(e.toString()));
        return;
      }
      if (!first) {
        LOG.log(INFO, "{0}: in force", found.path());
      }
    }
    given.put(pid, values);
    done.put(pid, found);
  }

  private void giveUp(Set<String> now) {
    fed.addAll(now);
    orphans |= fed.removeIf(pid -> !now.contains(pid) && !before.containsKey(pid));
    given.keySet().retainAll(fed);
    done.keySet().retainAll(fed);
    if (!orphans) {
      return;
    }
    try {
      for (String file : store.deleteAllBut(fed)) {
        LOG.log(INFO, "{0} is gone, and so is its configuration", file);
      }
      orphans = false;
      complaints.settled(this);
    } catch (IOException | RuntimeException e) {
      complaints.about(
          this, "", "configurations whose files are gone cannot be deleted: " + Shown.safe("" + e));
    }
  }

  private void complain(Found found, String what) {
    complaints.about(found.path(), found.stamp(), found.path() + what);
  }
}

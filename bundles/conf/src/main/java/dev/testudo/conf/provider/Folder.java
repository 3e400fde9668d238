package dev.testudo.conf.provider;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * A watched folder. Its sub-folders, and files whose name begins with a dot, are nothing to us.
 * What cannot be seen now is taken to be as it was. Not thread-safe.
 */
final class Folder {
  private final Path path;
  private final Complaints complaints;
  private List<Found> known = List.of();
  private boolean blind = true;

  Folder(Path path, Complaints complaints) {
    this.path = path;
    this.complaints = complaints;
  }

  Path path() {
    return path;
  }

  /** True as long as there is a folder into which nobody could look yet. */
  boolean isBlind() {
    return blind;
  }

  /** The files; if the folder cannot be read, one line says so, and they are those of before. */
  List<Found> look() {
    List<Found> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, Folder::mayCount)) {
      for (Path file : files) {
        add(file, found);
      }
      known = List.copyOf(found);
      blind = false;
      complaints.settled(path);
    } catch (DirectoryIteratorException e) {
      complain(e.getCause());
    } catch (IOException e) {
      complain(e);
    }
    return known;
  }

  private static boolean mayCount(Path file) {
    return !String.valueOf(file.getFileName()).startsWith(".");
  }

  private static void add(Path file, List<Found> found) {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (IOException e) {
      // Vanished since it was listed, or a link that leads nowhere: no file now, maybe later.
      return;
    }
    if (attributes.isRegularFile()) {
      found.add(new Found(file, Stamp.of(attributes)));
    }
  }

  private void complain(IOException e) {
    String reason;
    if (!Files.exists(path)) {
      blind = false;
      reason = "there is no such folder; make it, and what is put there is taken up";
    } else if (!Files.isDirectory(path)) {
      reason = "is no folder; put one in its place, and what is in it is taken up";
    } else if (e instanceof AccessDeniedException) {
      reason = "the folder cannot be read; allow reading it (chmod u+rx)";
    } else {
      reason = "the folder cannot be read: " + e;
    }
    complaints.about(path, "", path + ": " + reason);
  }
}

package dev.testudo.health.provider.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;

/** Whether there is room on the disk of a folder; it is critical when a tenth of that is left. */
public final class DiskCheck implements HealthCheck {
  private final Path folder;
  private final DoubleSupplier share;

  /**
   * @param share how much must be free
   */
  public DiskCheck(Path folder, DoubleSupplier share) {
    this.folder = folder;
    this.share = share;
  }

  @Override
  public Result execute() {
    try {
      FileStore store = Files.getFileStore(folder);
      return result(store.getUsableSpace(), store.getTotalSpace());
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be asked", e);
    }
  }

  Result result(long free, long total) {
    double least = share.getAsDouble() * total;
    Result.Status status = free < least ? Result.Status.WARN : Result.Status.OK;
    return new Result(
        free < least / 10 ? Result.Status.CRITICAL : status,
        String.format(Locale.ROOT, "%d of %d MiB free for %s", free >> 20, total >> 20, folder));
  }
}

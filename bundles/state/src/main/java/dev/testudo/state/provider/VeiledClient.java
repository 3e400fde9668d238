package dev.testudo.state.provider;

import dev.testudo.state.provider.FaceStore.Face;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** A client of a service behind faces: its face, and what stands behind it. */
final class VeiledClient {
  final Bundle bundle;
  final Face face;
  private @Nullable Lease lease;
  private boolean closed;

  VeiledClient(Bundle bundle, Face face) {
    this.bundle = bundle;
    this.face = face;
  }

  /**
   * Takes what was fetched for it, unless somebody else fetched from the same provider before, or
   * the provider is no longer the current one, or the client has gone. The caller gives back what
   * was not taken.
   *
   * @return what stands behind the face now, if that is from the current provider
   */
  synchronized @Nullable Lease keep(Lease fetched, @Nullable ServiceReference<?> current) {
    if (closed || fetched.provider != current) {
      return null;
    }
    if (lease == null || lease.provider != current) {
      lease = fetched; // the one before went with its provider
    }
    return lease;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  void close() {
    Lease last;
    synchronized (this) {
      closed = true;
      last = lease;
      lease = null;
    }
    if (last != null) {
      last.giveBack();
    }
  }
}

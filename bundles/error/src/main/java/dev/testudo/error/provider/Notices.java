package dev.testudo.error.provider;

import dev.testudo.error.ErrorEvent;

/** Where a monitor says what has become of it. Never throws, never waits. */
@FunctionalInterface
interface Notices {
  void tell(ErrorEvent.Kind kind, String text);
}

package dev.testudo.profile.provider;

import dev.testudo.profile.ProfilerSettings;

/** The settings as the recorder needs them. */
record Limits(boolean allocation, long abandonAfter) {
  static Limits of(ProfilerSettings settings) {
    return new Limits(settings.allocation(), settings.abandonAfter().toNanos());
  }
}

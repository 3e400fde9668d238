package dev.testudo.guard.provider;

import dev.testudo.capability.RegistryView;
import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.GuardSnapshot;
import dev.testudo.guard.Guards;

/** The guards as one client sees them. */
final class GuardsView extends RegistryView<Guard, GuardSettings, GuardSnapshot> implements Guards {
  GuardsView(GuardRegistry registry, String owner) {
    super(registry, owner);
  }
}

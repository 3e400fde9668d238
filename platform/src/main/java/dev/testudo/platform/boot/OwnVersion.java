package dev.testudo.platform.boot;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/** The version of this launcher as its Maven artifact has it, not in the form of bundles. */
public final class OwnVersion {
  private OwnVersion() {}

  public static String text() {
    return Optional.ofNullable(OwnVersion.class.getModule().getDescriptor())
        .flatMap(ModuleDescriptor::rawVersion)
        .or(() -> Optional.ofNullable(OwnVersion.class.getPackage().getImplementationVersion()))
        .orElse("unknown");
  }
}

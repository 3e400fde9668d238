package dev.testudo.itests.api;

/** A client among the fixtures: a component that holds a greeter. */
public interface Holder {
  /** The greeter that it has now. */
  Greeter held();

  /** Whether it was not deactivated yet. */
  boolean isActive();
}

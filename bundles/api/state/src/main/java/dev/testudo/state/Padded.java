package dev.testudo.state;

/**
 * Two lines of the cache before the fields of a subclass, so that what its thread writes shares no
 * line with what stands before it in memory: many such objects are made one after the other, each
 * for a thread of its own. A superclass, since only the order of classes fixes the order of fields.
 * What stands after the fields is for the subclass: the next object of its kind begins with this.
 */
public abstract class Padded {
  long before0;
  long before1;
  long before2;
  long before3;
  long before4;
  long before5;
  long before6;
  long before7;
  long before8;
  long before9;
  long before10;
  long before11;
  long before12;
  long before13;
  long before14;
  long before15;

  /** For subclasses. */
  protected Padded() {}
}

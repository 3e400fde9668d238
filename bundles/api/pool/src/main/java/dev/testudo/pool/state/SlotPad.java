package dev.testudo.pool.state;

/**
 * Two lines of the cache before the fields of a slot, so that two threads with neighbouring slots
 * do not write the same line. A superclass, since only the order of classes fixes the order of
 * fields.
 */
abstract class SlotPad {
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
}

package dev.testudo.guard.provider;

/**
 * Two lines of the cache before the fields that a visit's thread writes at each call: the stacks of
 * all visits are made one after the other, and would share a line. A superclass, since only the
 * order of classes fixes the order of fields.
 */
abstract class StackPad {
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

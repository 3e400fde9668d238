/** Contract of memory: who gives back when the heap is nearly full. */
module dev.testudo.memory {
  requires static org.jspecify;
  requires transitive dev.testudo.kernel;
  requires transitive dev.testudo.state;

  exports dev.testudo.memory;
  exports dev.testudo.memory.state;
}

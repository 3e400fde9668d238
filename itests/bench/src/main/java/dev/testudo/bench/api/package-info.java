/** What the benchmarks and the bundle that they update share. */
@NullMarked
package dev.testudo.bench.api;

import org.jspecify.annotations.NullMarked;

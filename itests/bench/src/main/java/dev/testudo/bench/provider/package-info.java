/** The bundle that the benchmarks update. */
@NullMarked
package dev.testudo.bench.provider;

import org.jspecify.annotations.NullMarked;

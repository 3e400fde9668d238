/** What a guarded call costs, beside its peers. {@link CallBenchmark} says what and how. */
@NullMarked
package dev.testudo.bench;

import org.jspecify.annotations.NullMarked;

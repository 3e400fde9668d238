package dev.testudo.bench;

import dev.testudo.bench.api.Target;
import dev.testudo.bench.provider.Answer;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A target as everybody has it without a platform; the least that a face could cost beside it. */
@State(Scope.Benchmark)
public class Local {
  Target target = new Answer();
  volatile Target replaceable = target;
}

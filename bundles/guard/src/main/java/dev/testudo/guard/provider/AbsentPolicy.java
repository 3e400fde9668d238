package dev.testudo.guard.provider;

import dev.testudo.guard.Call;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyAbsentException;

/** Stands where a policy is configured whose provider is gone, for guards that rather reject. */
record AbsentPolicy(String kind, Operation operation) implements Policy {
  @Override
  public long enter(Call call) {
    call.reject(new PolicyAbsentException(operation + ": no bundle provides the policy " + kind));
    return SETTLED;
  }

  @Override
  public void exit(Call call, long permit) {}
}

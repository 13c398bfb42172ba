package dev.stepshift.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.stepshift.plan.PlanRequest;
import dev.stepshift.plan.PlanRun;
import dev.stepshift.plan.RunPlan;
import jakarta.inject.Named;

/** Serves {@link PlanRun} as a Lambda. */
@Named("plan-run")
public class PlanRunHandler implements RequestHandler<PlanRequest, RunPlan> {

  private final PlanRun work;

  public PlanRunHandler(PlanRun work) {
    this.work = work;
  }

  @Override
  public RunPlan handleRequest(PlanRequest input, Context context) {
    return work.plan(input);
  }
}

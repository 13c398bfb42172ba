package dev.stepshift.local.states.run;

import dev.stepshift.local.states.Timer;
import dev.stepshift.local.states.expression.Expressions;
import dev.stepshift.local.states.integration.Integration;
import dev.stepshift.local.states.integration.TaskTokens;

/**
 * What all executions share.
 *
 * @param region as history events name it
 * @param integrations whatever a Task may call
 */
public record Engine(
    String region,
    Timer timer,
    Workers workers,
    Expressions expressions,
    Integration integrations,
    TaskTokens tokens) {}

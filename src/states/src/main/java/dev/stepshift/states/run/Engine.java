package dev.stepshift.states.run;

import dev.stepshift.states.concurrent.Timer;
import dev.stepshift.states.concurrent.Workers;
import dev.stepshift.states.expression.Expressions;
import dev.stepshift.states.integration.Integration;
import dev.stepshift.states.integration.TaskTokens;

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

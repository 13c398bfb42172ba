package dev.stepshift.pipeline;

import java.time.Duration;

/** How long each step of a load may take, from submit to completion. */
public record Timeouts(Duration copy, Duration validate, Duration merge) {}

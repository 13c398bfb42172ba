package dev.stepshift.local.cli;

import dev.stepshift.local.validate.Checks;

/** What the commands use and do not know: how a local AWS starts, and what there is to check. */
public record Parts(LocalAwsStarter starter, Checks checks) {}

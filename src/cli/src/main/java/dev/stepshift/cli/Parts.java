package dev.stepshift.cli;

import dev.stepshift.cli.validate.Checks;

/** What the commands use and do not know: how a local AWS starts, and what there is to check. */
public record Parts(LocalAwsStarter starter, Checks checks) {}

/** Follows runs and backfills by the histories of their executions, and draws how far they are. */
package dev.stepshift.cli.progress;

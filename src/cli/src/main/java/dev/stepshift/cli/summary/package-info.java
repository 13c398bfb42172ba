/** Sums up a run that has ended: its tables, its warnings, and what it would cost on AWS. */
package dev.stepshift.cli.summary;

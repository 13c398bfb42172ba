/** Says which tables a run loads, in which order, and which runs a backfill starts. */
package dev.stepshift.plan;

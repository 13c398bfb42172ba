/** Runs executions: workflows state by state, retries, redrives, history events and quotas. */
package dev.stepshift.states.run;

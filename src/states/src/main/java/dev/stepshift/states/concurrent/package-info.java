/** Time, threads, and work that may be cancelled. */
package dev.stepshift.states.concurrent;

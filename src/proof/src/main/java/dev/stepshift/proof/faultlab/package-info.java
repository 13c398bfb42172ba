/**
 * Disturbs runs at random, redrives them until all is well, and compares what is left with
 * undisturbed runs.
 */
package dev.stepshift.proof.faultlab;

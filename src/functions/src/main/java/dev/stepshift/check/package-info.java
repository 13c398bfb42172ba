/** Judges what a validate step found, and what became of the tables of a run. */
package dev.stepshift.check;

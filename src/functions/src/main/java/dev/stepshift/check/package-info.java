/** Judges what a run and its validations came to. */
package dev.stepshift.check;

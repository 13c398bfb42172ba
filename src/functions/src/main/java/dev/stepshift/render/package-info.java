/** Answers what a load or a phase submits: the batches of SQL, step by step. */
package dev.stepshift.render;

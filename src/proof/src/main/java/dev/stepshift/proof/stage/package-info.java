/** A laptop with a copy of the repository deployed, and what a person does with it. */
package dev.stepshift.proof.stage;

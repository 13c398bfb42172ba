/**
 * Serves each function as a Lambda, by a handler of a few lines, and reads the settings from its
 * environment.
 */
package dev.stepshift.lambda;

/** Measures COPY, runs, Lambdas and commands on this computer, and prints the figures. */
package dev.stepshift.bench;

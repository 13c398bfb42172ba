/** Writes numbers, times and tables for people to read. */
package dev.stepshift.cli.text;

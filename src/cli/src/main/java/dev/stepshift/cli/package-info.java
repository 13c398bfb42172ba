/**
 * The commands of {@code ./stepshift}, one class each, and the session with a local AWS that they
 * share.
 */
package dev.stepshift.cli;

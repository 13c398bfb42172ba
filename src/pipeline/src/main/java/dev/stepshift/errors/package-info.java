/**
 * The errors that end a request; each class name is the error name that machines and people see.
 */
package dev.stepshift.errors;

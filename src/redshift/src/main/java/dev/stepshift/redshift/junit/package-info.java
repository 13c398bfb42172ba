/** Hands a warehouse to JUnit tests. */
package dev.stepshift.redshift.junit;

/** Remembers which files of a table were loaded and which load takes the new ones. */
package dev.stepshift.claim;

/** Reads the text formats: delimited, quoted, escaped, CSV and fixed width. */
package dev.stepshift.redshift.copy.text;

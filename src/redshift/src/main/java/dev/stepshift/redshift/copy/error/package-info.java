/** What is wrong with a COPY, a record or a field, in Redshift's words and numbers. */
package dev.stepshift.redshift.copy.error;

/**
 * Redshift's COPY from S3: finds the files, reads them, and gives the rows that pass to
 * PostgreSQL's COPY.
 */
package dev.stepshift.redshift.copy;

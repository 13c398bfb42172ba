/**
 * Turns records into rows: each field is checked against its column as Redshift does, and written
 * as PostgreSQL reads it.
 */
package dev.stepshift.redshift.copy.encode;

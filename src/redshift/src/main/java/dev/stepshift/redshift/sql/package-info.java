/** Redshift's SQL: cut into tokens, judged, and translated into PostgreSQL's. */
package dev.stepshift.redshift.sql;

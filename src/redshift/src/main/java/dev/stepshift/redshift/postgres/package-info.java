/**
 * The PostgreSQL server beneath: how connections are opened, and how its errors are told in
 * Redshift's words.
 */
package dev.stepshift.redshift.postgres;

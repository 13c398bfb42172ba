/**
 * A Redshift on this machine: the PostgreSQL server that stands in for it, and the services in
 * front of it.
 */
package dev.stepshift.redshift;

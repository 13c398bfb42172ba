/** Reads Avro. */
package dev.stepshift.redshift.copy.avro;

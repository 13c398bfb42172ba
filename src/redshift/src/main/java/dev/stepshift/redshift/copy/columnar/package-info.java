/** Reads Parquet and ORC by the rules of Redshift Spectrum. */
package dev.stepshift.redshift.copy.columnar;

/** Reads JSON, and maps the members of a record to columns, by name or by a JSONPaths file. */
package dev.stepshift.redshift.copy.json;

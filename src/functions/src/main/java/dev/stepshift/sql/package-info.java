/**
 * Makes SQL of names, values, templates and a pipeline's own files, and splits it into statements.
 */
package dev.stepshift.sql;

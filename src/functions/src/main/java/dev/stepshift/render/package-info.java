/** Renders the SQL of a table's load or of a phase, with the files that it loads. */
package dev.stepshift.render;

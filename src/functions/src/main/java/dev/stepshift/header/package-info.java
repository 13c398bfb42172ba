/** Reads what the files of a load call their columns, and finds those of the table among them. */
package dev.stepshift.header;

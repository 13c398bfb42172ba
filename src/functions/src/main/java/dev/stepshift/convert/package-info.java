/** Turns XML, which COPY does not read, into lines of JSON. */
package dev.stepshift.convert;

/** Converts files that COPY cannot read, which are XML, to lines that it can. */
package dev.stepshift.convert;

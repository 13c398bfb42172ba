/** Finds the files of a load and hands them to COPY: listings, manifests, conversions. */
package dev.stepshift.delivery;

/**
 * The operations of the Redshift Data API: requests are checked, statements run in the background,
 * results are kept and read in pages.
 */
package dev.stepshift.redshift.data;

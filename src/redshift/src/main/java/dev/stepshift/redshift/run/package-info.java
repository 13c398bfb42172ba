/**
 * Sessions of the warehouse: runs each kind of Redshift statement, alone or in a batch, and records
 * it in the query history.
 */
package dev.stepshift.redshift.run;

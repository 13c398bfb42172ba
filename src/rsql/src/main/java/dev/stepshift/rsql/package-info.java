/** Turns scripts of Amazon Redshift RSQL into pipelines, and says which lines it cannot turn. */
package dev.stepshift.rsql;

/**
 * Converts scripts of Amazon Redshift RSQL to pipelines, and says which lines it cannot convert.
 */
package dev.stepshift.rsql;

/** Looks for what is wrong with pipelines, SQL and machines before anything runs. */
package dev.stepshift.cli.validate;

/** The queries of validations, a class each, and the statement that asks them all. */
package dev.stepshift.sql.validation;

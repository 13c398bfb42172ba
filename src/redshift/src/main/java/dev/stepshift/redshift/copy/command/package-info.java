/** The COPY statement: its parameters, and which of them go together. */
package dev.stepshift.redshift.copy.command;

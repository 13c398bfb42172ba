/** Safe SQL text: identifiers, literals, types, statements and templates. */
package dev.stepshift.sql;

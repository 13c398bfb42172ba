/** State machines in Amazon States Language: read, checked, and kept as records. */
package dev.stepshift.states.definition;

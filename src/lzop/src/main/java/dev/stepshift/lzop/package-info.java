/** Reads files that the tool lzop has packed. */
package dev.stepshift.lzop;

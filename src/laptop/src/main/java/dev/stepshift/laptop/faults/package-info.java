/**
 * Lets chosen things go wrong: the faults, how people write them, and the wrappers around the
 * services in which they strike.
 */
package dev.stepshift.laptop.faults;

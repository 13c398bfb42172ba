package dev.stepshift.laptop.faults;

/**
 * A fault that was asked for.
 *
 * @param times how often it strikes
 */
public record RequestedFault(Fault fault, int times) {}

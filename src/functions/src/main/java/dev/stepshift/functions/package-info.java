/** What all functions share: their settings, the checks of their input, the run they work for. */
package dev.stepshift.functions;

/**
 * What all functions share: the settings of a deployment, and the checks of what they are asked.
 */
package dev.stepshift.functions;

/**
 * Stands for Lambda: calls the handlers in this process, or a packaged artifact through the runtime
 * API.
 */
package dev.stepshift.laptop.lambda;

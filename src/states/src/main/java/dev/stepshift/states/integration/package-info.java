/**
 * What a Task calls: AWS SDKs, Lambda functions, other machines; and the tokens that it waits for.
 */
package dev.stepshift.states.integration;

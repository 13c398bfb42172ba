/** A Step Functions on this machine: state machines behind the API that AWS's SDKs speak. */
package dev.stepshift.states;

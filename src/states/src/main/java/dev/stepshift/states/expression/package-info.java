/** JSONata as Step Functions has it. */
package dev.stepshift.states.expression;

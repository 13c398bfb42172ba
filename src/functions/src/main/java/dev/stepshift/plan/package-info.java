/** Plans what a run loads and in which order. */
package dev.stepshift.plan;

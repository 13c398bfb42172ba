/** The model of a pipeline: tables, what fills them, how they are merged and checked. */
package dev.stepshift.pipeline;

/** Reads {@code pipeline.yaml} into the model, and names each problem with its line and field. */
package dev.stepshift.pipeline.yaml;

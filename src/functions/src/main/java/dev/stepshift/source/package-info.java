/** Pipelines and source files as S3 keeps them. */
package dev.stepshift.source;

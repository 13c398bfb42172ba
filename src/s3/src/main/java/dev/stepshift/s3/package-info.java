/** A local S3: over HTTP for programs, in memory for tests. */
package dev.stepshift.s3;

/** Makes sample files and delivers them to S3, as a source system would once a day. */
package dev.stepshift.cli.sample;

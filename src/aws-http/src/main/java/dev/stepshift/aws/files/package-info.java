/** Temporary files that do not outlive the program. */
package dev.stepshift.aws.files;

/** All of AWS that a pipeline needs, started in one process and wired as a deployment is on AWS. */
package dev.stepshift.laptop;

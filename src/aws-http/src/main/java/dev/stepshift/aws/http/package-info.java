/** AWS's JSON protocol on a loopback port. */
package dev.stepshift.aws.http;

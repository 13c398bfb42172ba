/** The bytes of a file: fetched ahead, unpacked, and dropped when a load ends early. */
package dev.stepshift.redshift.copy.stream;

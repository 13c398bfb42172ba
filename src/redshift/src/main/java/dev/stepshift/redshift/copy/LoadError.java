package dev.stepshift.redshift.copy;

import dev.stepshift.redshift.copy.encode.TargetColumn;
import dev.stepshift.redshift.copy.error.Defect;

/**
 * One record that was not loaded.
 *
 * @param file address of the object
 * @param line line on which the record begins, from 1
 * @param column the column at which it failed
 * @param rawLine the record as it stands in the file
 * @param rawField the field as it stands in the file
 * @param defect what is wrong
 */
record LoadError(
    String file, long line, TargetColumn column, String rawLine, String rawField, Defect defect) {}

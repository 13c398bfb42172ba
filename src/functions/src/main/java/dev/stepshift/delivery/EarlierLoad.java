package dev.stepshift.delivery;

import dev.stepshift.source.SourceFile;
import java.time.LocalDate;
import java.util.List;

/**
 * What was taken of a date.
 *
 * @param files as they were then
 */
record EarlierLoad(LocalDate date, List<SourceFile> files) {}

package dev.stepshift.sql.load;

import dev.stepshift.header.CopyPlan;
import java.util.Optional;

/**
 * One COPY of a load.
 *
 * @param manifest the URL of the manifest that lists its files
 * @param headerLines skipped at the head of each file
 * @param paths the URL of the JSONPaths file that was made for it
 * @param sample one of its files, to show to people
 */
public record FileCopy(
    String manifest, CopyPlan plan, int headerLines, Optional<String> paths, String sample) {}

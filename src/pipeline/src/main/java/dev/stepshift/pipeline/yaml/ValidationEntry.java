package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Validation.Severity;
import dev.stepshift.pipeline.Validation.Subject;
import java.util.Optional;

/**
 * One entry of {@code validations}, while it is read.
 *
 * @param name what the file calls the check, if it does
 * @param noted how many problems were noted before it was read
 */
record ValidationEntry(
    YamlMap fields, Optional<String> name, Severity severity, Subject subject, int noted) {}

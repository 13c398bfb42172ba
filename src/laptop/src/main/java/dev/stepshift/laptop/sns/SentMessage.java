package dev.stepshift.laptop.sns;

import java.time.Instant;

/**
 * A message that a topic was given.
 *
 * @param subject empty without one
 */
public record SentMessage(Instant at, String topicArn, String subject, String text) {}

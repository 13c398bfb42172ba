package dev.stepshift.redshift.copy;

import dev.stepshift.redshift.copy.command.CopyCommand;
import java.time.Instant;

/**
 * What the load views show of a running COPY.
 *
 * @param queryId {@code query_id}
 * @param sessionId {@code session_id}
 * @param startedAt {@code start_time}
 * @param database the database of the session
 * @param command the statement
 * @param table the target
 */
record LoadContext(
    long queryId,
    int sessionId,
    Instant startedAt,
    String database,
    CopyCommand command,
    TargetTable table) {}

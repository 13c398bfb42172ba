package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * One event of an execution.
 *
 * @param id from 1
 * @param previousId the event before it on the same chain of states; 0 if none
 * @param type such as {@code TaskStateEntered}
 * @param detailsName the member that holds the details, such as {@code stateEnteredEventDetails}
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html">
 *     HistoryEvent</a>
 */
public record HistoryEvent(
    long id,
    long previousId,
    Instant timestamp,
    String type,
    String detailsName,
    Optional<ObjectNode> details) {}

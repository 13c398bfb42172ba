package dev.stepshift.check;

import java.util.List;
import java.util.Map;

/**
 * The result of a validate step, as GetStatementResult answers it through Step Functions.
 *
 * @param records rows of fields; a field is a map with one key, such as {@code StringValue}
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_GetStatementResult.html">GetStatementResult</a>
 */
public record ValidationResult(
    String statementName,
    List<Map<String, Object>> columnMetadata,
    List<List<Map<String, Object>>> records) {}

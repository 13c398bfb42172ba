package dev.stepshift.plan;

import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.functions.Requests;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The input of a backfill: dates, and perhaps not all tables. */
final class BackfillRequest {

  private static final Set<String> KNOWN = Set.of("from", "to", "tables", "allowOlder");

  private BackfillRequest() {}

  /**
   * Checks the backfill's input.
   *
   * @return what its first run loads
   * @throws RequestInvalid naming the field that is wrong
   */
  static RunRequest firstRunOf(PlanRequest request) {
    Map<String, Object> input = request.request() == null ? Map.of() : request.request();
    Requests.refuseUnknown(
        "The backfill's input",
        input,
        KNOWN,
        "must have from and to, and may have tables and allowOlder");
    BackfillRange range = new BackfillRange(date(input, "from"), date(input, "to"));
    Map<String, Object> run = firstRun(input, range);
    return RunRequest.of(new PlanRequest(request.pipeline(), request.run(), run));
  }

  private static Map<String, Object> firstRun(Map<String, Object> input, BackfillRange range) {
    Map<String, Object> run = new HashMap<>();
    run.put("runDate", range.from().toString());
    run.put("tables", input.get("tables"));
    run.put("trigger", "backfill");
    run.put("overlap", "wait");
    run.put("until", range.to().toString());
    run.put("allowOlder", input.get("allowOlder"));
    return run;
  }

  private static LocalDate date(Map<String, Object> input, String field) {
    Object date = input.get(field);
    if (date == null) {
      throw new RequestInvalid(
          "The backfill's input has no \"" + field + "\"; write a date such as 2026-01-31.");
    }
    return Requests.requireDate("the backfill's input", field, date.toString());
  }
}

package dev.stepshift.sql.load;

import java.time.LocalDate;

/**
 * A load that a backfill makes again: its delivery overwrites what is there though it was loaded
 * before.
 *
 * @param until the backfill's last date, which no later one should have been loaded after
 * @param allowOlder whether rows of a date that is older than the newest loaded one may stay on top
 */
public record Reload(LocalDate until, boolean allowOlder) {}

package dev.stepshift.redshift.run;

/** One value of a result, as the union of the Data API's type {@code Field}. */
public sealed interface ResultField {

  record Null() implements ResultField {}

  record Bool(boolean value) implements ResultField {}

  record Whole(long value) implements ResultField {}

  record Floating(double value) implements ResultField {}

  record Text(String value) implements ResultField {}
}

package dev.stepshift.redshift.run;

/** One value of a result, as the union of the Data API's type {@code Field}. */
public sealed interface Field {

  record Null() implements Field {}

  record Bool(boolean value) implements Field {}

  record Whole(long value) implements Field {}

  record Floating(double value) implements Field {}

  record Text(String value) implements Field {}
}

package dev.stepshift.proof.deliveries;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** A type of a column: what is a value of it, and what is none. */
enum RandomType {
  TEXT("varchar(24)") {
    @Override
    String value(Random random) {
      return TEXTS.get(random.nextInt(TEXTS.size())) + random.nextInt(10);
    }

    @Override
    String spoiled(Random random) {
      return "longer than its column is " + random.nextInt(10);
    }
  },

  NUMBER("integer") {
    @Override
    String value(Random random) {
      return String.valueOf(random.nextInt(2_000) - 1_000);
    }

    @Override
    String spoiled(Random random) {
      return random.nextBoolean() ? "12x" : "2147483648";
    }
  },

  AMOUNT("'decimal(8,2)'") {
    @Override
    String value(Random random) {
      return BigDecimal.valueOf(random.nextInt(200_000) - 100_000, 2).toPlainString();
    }

    @Override
    String spoiled(Random random) {
      return random.nextBoolean() ? "1.999" : "1234567.00";
    }
  },

  DAY("date") {
    @Override
    String value(Random random) {
      return LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3_000)).toString();
    }

    @Override
    String spoiled(Random random) {
      return random.nextBoolean() ? "2026-02-30" : "yesterday";
    }
  };

  private static final List<String> TEXTS =
      List.of(
          "Curie", "grün €", "😀", "a, b", "say \"no\"", " blanks ", "NULL", "1.50", "'s", "{x}");

  private final String yaml;

  RandomType(String yaml) {
    this.yaml = yaml;
  }

  /** As {@code pipeline.yaml} says it. */
  String yaml() {
    return yaml;
  }

  /** A value, as files write it and as the warehouse says it. */
  abstract String value(Random random);

  /** What no load may take in. */
  abstract String spoiled(Random random);
}

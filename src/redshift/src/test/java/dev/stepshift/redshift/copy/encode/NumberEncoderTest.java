package dev.stepshift.redshift.copy.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.redshift.copy.error.FieldRefused;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberEncoderTest {

  private final Random random = new Random(5);

  @Test
  void cutsAndRoundsDecimalsAsExactArithmeticDoes() {
    for (int i = 0; i < 20_000; i++) {
      int precision = 1 + random.nextInt(12);
      int scale = random.nextInt(precision + 1);
      boolean round = random.nextBoolean();
      String text = sign() + digits(random.nextInt(8)) + "." + digits(1 + random.nextInt(8));
      if (random.nextInt(4) == 0) {
        text = text.replaceAll("\\d", "9");
      }
      BigDecimal exact =
          new BigDecimal(text).setScale(scale, round ? RoundingMode.HALF_UP : RoundingMode.DOWN);
      boolean fits = exact.precision() - exact.scale() <= precision - scale || exact.signum() == 0;

      Optional<String> encoded = encode(new DecimalEncoder(precision, scale, round), text);

      assertThat(encoded.map(BigDecimal::new).map(BigDecimal::stripTrailingZeros))
          .as("%s as decimal(%d,%d), rounded: %s", text, precision, scale, round)
          .isEqualTo(fits ? Optional.of(exact.stripTrailingZeros()) : Optional.empty());
    }
  }

  @Test
  void takesWholeNumbersUpToTheBoundsOfTheirType() {
    for (int i = 0; i < 20_000; i++) {
      BigInteger number = new BigInteger(1 + random.nextInt(70), random);
      if (random.nextBoolean()) {
        number = number.negate();
      }
      boolean fits = number.bitLength() < Long.SIZE;

      Optional<String> encoded =
          encode(new IntegerEncoder("Long", Long.MIN_VALUE, Long.MAX_VALUE), number.toString());

      assertThat(encoded).isEqualTo(fits ? Optional.of(number.toString()) : Optional.empty());
    }
    assertThat(longOf("-9223372036854775808")).isPresent();
    assertThat(longOf("9223372036854775807")).isPresent();
    assertThat(longOf("9223372036854775808")).isEmpty();
    assertThat(longOf("-9223372036854775809")).isEmpty();
    assertThat(longOf("0000000000000000000000000000001")).isPresent();
  }

  private static Optional<String> longOf(String text) {
    return encode(new IntegerEncoder("Long", Long.MIN_VALUE, Long.MAX_VALUE), text);
  }

  private String sign() {
    return new String[] {"", "-", "+"}[random.nextInt(3)];
  }

  private String digits(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(random.nextInt(10));
    }
    return text.toString();
  }

  private static Optional<String> encode(FieldEncoder encoder, String text) {
    byte[] data = text.getBytes(StandardCharsets.US_ASCII);
    RowBuffer out = new RowBuffer();
    try {
      encoder.encode(data, 0, data.length, out);
      return Optional.of(new String(out.bytes(), 0, out.size(), StandardCharsets.US_ASCII));
    } catch (FieldRefused refused) {
      return Optional.empty();
    }
  }
}

package dev.stepshift.cli.summary;

import dev.stepshift.laptop.Usage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/**
 * What a run would cost on AWS in US dollars. Redshift itself, S3, DynamoDB and logs are not in it.
 */
public record PriceEstimate(BigDecimal standard, BigDecimal express, BigDecimal lambda) {

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final long EXPRESS_TICK_MILLIS = 100;

  static PriceEstimate of(AwsPrices prices, long transitions, Usage usage) {
    return new PriceEstimate(
        prices
            .standardPerThousand()
            .multiply(BigDecimal.valueOf(transitions))
            .divide(BigDecimal.valueOf(1000)),
        requests(prices.expressPerMillion(), usage.expressExecutions())
            .add(
                prices
                    .expressPerGbSecond()
                    .multiply(gbSeconds(expressBilled(usage), AwsPrices.EXPRESS_MEMORY_MB))),
        requests(prices.lambdaPerMillion(), usage.lambdaInvocations())
            .add(
                prices
                    .lambdaPerGbSecond()
                    .multiply(gbSeconds(usage.lambdaDuration(), prices.lambdaMemoryMb()))));
  }

  /** Each execution is rounded up to 100 ms: on average that adds half a tick to each. */
  static Duration expressBilled(Usage usage) {
    return usage.expressDuration().plusMillis(usage.expressExecutions() * EXPRESS_TICK_MILLIS / 2);
  }

  static BigDecimal gbSeconds(Duration duration, int memoryMb) {
    return BigDecimal.valueOf(duration.toMillis())
        .multiply(BigDecimal.valueOf(memoryMb))
        .divide(BigDecimal.valueOf(1000L * 1024), MathContext.DECIMAL64);
  }

  private static BigDecimal requests(BigDecimal perMillion, long requests) {
    return perMillion.multiply(BigDecimal.valueOf(requests)).divide(MILLION, MathContext.DECIMAL64);
  }

  public BigDecimal total() {
    return standard.add(express).add(lambda);
  }
}

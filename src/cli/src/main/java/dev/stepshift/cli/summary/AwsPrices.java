package dev.stepshift.cli.summary;

import java.math.BigDecimal;

/**
 * List prices in US dollars, free tiers left out, first price tier.
 *
 * @param standardPerThousand a thousand state transitions of Standard workflows
 * @param expressPerMillion a million requests of Express workflows
 * @param expressPerGbSecond duration of Express workflows, billed in 100 ms and 64 MB
 * @param lambdaPerMillion a million requests
 * @param lambdaPerGbSecond duration on x86, billed in 1 ms
 * @param lambdaMemoryMb what the functions are taken to have
 * @see <a href="https://aws.amazon.com/step-functions/pricing/">AWS Step Functions Pricing</a>
 * @see <a href="https://aws.amazon.com/lambda/pricing/">AWS Lambda Pricing</a>
 */
public record AwsPrices(
    String region,
    BigDecimal standardPerThousand,
    BigDecimal expressPerMillion,
    BigDecimal expressPerGbSecond,
    BigDecimal lambdaPerMillion,
    BigDecimal lambdaPerGbSecond,
    int lambdaMemoryMb) {

  /** The memory that one small Express execution is billed for. */
  static final int EXPRESS_MEMORY_MB = 64;

  public static final AwsPrices US_EAST_1 =
      new AwsPrices(
          "us-east-1",
          new BigDecimal("0.025"),
          new BigDecimal("1.00"),
          new BigDecimal("0.00001667"),
          new BigDecimal("0.20"),
          new BigDecimal("0.0000166667"),
          256);
}

package dev.stepshift.laptop;

/** On which loopback ports the local services listen; 0 takes a free one. */
public record Ports(int stepFunctions, int redshiftData, int s3, int dynamodb) {

  public static final Ports FREE = new Ports(0, 0, 0, 0);
}

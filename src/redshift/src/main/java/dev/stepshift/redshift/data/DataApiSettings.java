package dev.stepshift.redshift.data;

/**
 * What the local Redshift calls itself.
 *
 * @param workgroup the one serverless workgroup there is
 * @param database the one database in it
 */
public record DataApiSettings(String accountId, String region, String workgroup, String database) {}

package dev.stepshift.laptop;

import java.net.URI;

/** Where the local services listen. */
public record Endpoints(URI stepFunctions, URI redshiftData, URI s3, URI dynamodb) {}

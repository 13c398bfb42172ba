package dev.stepshift.redshift;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsJsonServer;
import dev.stepshift.redshift.copy.CopyRunner;
import dev.stepshift.redshift.copy.S3CopyRunner;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.data.DataApiSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A Redshift on this machine: a warehouse, and the Redshift Data API in front of it on a loopback
 * port. Any SDK, and the command line of AWS, can be pointed at its endpoint.
 */
public final class LocalRedshift implements AutoCloseable {

  private final Warehouse warehouse;
  private final boolean ownsWarehouse;
  private final DataApiSettings settings;
  private final RedshiftDataService service;
  private final AwsJsonServer server;

  private LocalRedshift(Builder wanted) {
    this.ownsWarehouse = wanted.warehouse.isEmpty();
    this.warehouse = wanted.warehouse.orElseGet(Warehouse::start);
    this.settings =
        new DataApiSettings("000000000000", "us-east-1", wanted.workgroup, warehouse.database());
    this.service = new RedshiftDataService(settings, warehouse, copies(wanted.s3), wanted.events);
    try {
      this.server = AwsJsonServer.start(wanted.port, service);
    } catch (IOException taken) {
      service.close();
      closeOwnWarehouse();
      throw new UncheckedIOException(
          "The local Redshift cannot listen on port " + wanted.port + ": " + taken.getMessage(),
          taken);
    }
  }

  private CopyRunner copies(Optional<S3Client> s3) {
    if (s3.isPresent()) {
      return new S3CopyRunner(s3.get(), warehouse);
    }
    return (connection, sql, query, session) -> {
      throw new CopyFailed("COPY has no S3 to read from: give the local Redshift an S3 client");
    };
  }

  /** Starts one on a free port, with its own warehouse; COPY fails, since it has no S3. */
  public static LocalRedshift start() {
    return builder().start();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** What an SDK's client takes as its endpoint. */
  public URI endpoint() {
    return server.endpoint();
  }

  /** The workgroup that requests name. */
  public String workgroup() {
    return settings.workgroup();
  }

  /** The database that requests name. */
  public String database() {
    return settings.database();
  }

  /** The warehouse, for whoever wants its PostgreSQL by JDBC. */
  public Warehouse warehouse() {
    return warehouse;
  }

  /** Returns when a statement has ended, well or not, or when this thread is interrupted. */
  public void awaitEnd(String statementId) {
    service.awaitEnd(statementId);
  }

  /** Cancels what runs, and ends the warehouse unless it was given. */
  @Override
  public void close() {
    server.close();
    service.close();
    closeOwnWarehouse();
  }

  private void closeOwnWarehouse() {
    if (ownsWarehouse) {
      warehouse.close();
    }
  }

  /** What may be chosen before the start. */
  public static final class Builder {

    private int port;
    private String workgroup = "default";
    private Optional<Warehouse> warehouse = Optional.empty();
    private Optional<S3Client> s3 = Optional.empty();
    private Consumer<ObjectNode> events = event -> {};

    private Builder() {}

    /** The port to listen on; by default any that is free. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /** The name of the workgroup; by default {@code default}. */
    public Builder workgroup(String name) {
      this.workgroup = name;
      return this;
    }

    /** A warehouse that is running; it is not closed here. By default a new one is started. */
    public Builder warehouse(Warehouse running) {
      this.warehouse = Optional.of(running);
      return this;
    }

    /** The client that COPY reads files with; it is not closed here. Without one COPY fails. */
    public Builder s3(S3Client client) {
      this.s3 = Optional.of(client);
      return this;
    }

    /**
     * Receives the EventBridge event of each statement that was submitted with WithEvent, after the
     * statement has ended.
     */
    public Builder events(Consumer<ObjectNode> taker) {
      this.events = taker;
      return this;
    }

    /**
     * Starts the Redshift; the caller closes it.
     *
     * @throws UncheckedIOException if the port is taken or PostgreSQL does not start
     */
    public LocalRedshift start() {
      return new LocalRedshift(this);
    }
  }
}

package dev.stepshift.cli.sample;

/**
 * The files of one table in one delivery.
 *
 * @param newRows rows whose key no earlier delivery had
 * @param changedRows rows of keys that the first delivery had
 * @param bytes as stored, compressed
 */
public record DeliveredTable(String name, long newRows, long changedRows, int files, long bytes) {

  public long rows() {
    return newRows + changedRows;
  }
}

package dev.stepshift.redshift.copy;

/** What a load has done so far. */
final class LoadTotals {

  long rows;
  long rowBytes;
  long errors;
  int filesScanned;
  long bytesScanned;
  final int files;
  final long fileBytes;

  LoadTotals(int files, long fileBytes) {
    this.files = files;
    this.fileBytes = fileBytes;
  }
}

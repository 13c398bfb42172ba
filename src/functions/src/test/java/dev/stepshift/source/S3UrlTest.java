package dev.stepshift.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3UrlTest {

  @ParameterizedTest
  @CsvSource({
    "s3://lake/raw/a.csv, lake, raw/a.csv",
    "s3://lake/raw/,      lake, raw/",
    "s3://lake//a,        lake, /a",
  })
  void anObjectHasABucketAndAKey(String text, String bucket, String key) {
    assertThat(S3Url.ofObject(text)).contains(new S3Url(bucket, key));
    assertThat(S3Url.ofObject(text).orElseThrow()).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://lake", "s3://lake/"})
  void aBucketIsAPlaceAndNoObject(String text) {
    assertThat(S3Url.of(text)).contains(new S3Url("lake", ""));
    assertThat(S3Url.ofObject(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "raw/a.csv", "s3:/lake/a", "s3:///a", "s3://", "S3://lake/a", " s3://l/a"})
  void whatNamesNoBucketIsNone(String text) {
    assertThat(S3Url.of(text)).isEmpty();
  }
}

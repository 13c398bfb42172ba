package dev.stepshift.lambda;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings as environment variables: {@code STEPSHIFT_DATA_BUCKET} and so on. */
@ConfigMapping(prefix = "stepshift")
interface StepshiftConfig {

  String stack();

  String dataBucket();

  String sqlBucket();

  @WithDefault("sql/")
  String sqlPrefix();

  @WithDefault("default")
  String iamRole();
}

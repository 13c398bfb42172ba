package dev.stepshift.lambda;

import dev.stepshift.check.CheckRun;
import dev.stepshift.check.CheckValidation;
import dev.stepshift.convert.ConvertXml;
import dev.stepshift.delivery.LoadedSources;
import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.loadhistory.DatedLoadStore;
import dev.stepshift.loadhistory.FileLoadHistoryStore;
import dev.stepshift.pipeline.PipelineStore;
import dev.stepshift.plan.PlanRun;
import dev.stepshift.render.RenderSql;
import dev.stepshift.source.S3PipelineStore;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes the plain classes behind the handlers, which know nothing of Quarkus. */
@Dependent
class LambdaWiring {

  @Produces
  @Singleton
  LambdaSettings settings(StepshiftConfig config) {
    return new LambdaSettings(
        config.stack(),
        config.dataBucket(),
        config.sqlBucket(),
        config.sqlPrefix(),
        config.iamRole());
  }

  @Produces
  @Singleton
  PipelineStore pipelines(S3Client s3, LambdaSettings settings) {
    return new S3PipelineStore(s3, settings.sqlBucket(), settings.sqlPrefix());
  }

  @Produces
  @Singleton
  PlanRun planRun(PipelineStore pipelines) {
    return new PlanRun(pipelines);
  }

  @Produces
  @Singleton
  RenderSql renderSql(PipelineStore pipelines, S3Client s3, LambdaSettings settings) {
    return new RenderSql(pipelines, s3, settings);
  }

  @Produces
  @Singleton
  ConvertXml convertXml(S3Client s3) {
    return new ConvertXml(s3);
  }

  @Produces
  @Singleton
  CheckValidation checkValidation(S3Client s3, LambdaSettings settings) {
    return new CheckValidation(
        new FileLoadHistoryStore(s3, settings.dataBucket()),
        new DatedLoadStore(s3, settings.dataBucket()),
        new LoadedSources(s3, settings.dataBucket()));
  }

  @Produces
  @Singleton
  CheckRun checkRun() {
    return new CheckRun();
  }
}

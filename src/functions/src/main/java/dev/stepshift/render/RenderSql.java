package dev.stepshift.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.convert.Conversion;
import dev.stepshift.errors.LoadTooLarge;
import dev.stepshift.errors.NoSourceFiles;
import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.functions.Requests;
import dev.stepshift.pipeline.FileSource.OnMissing;
import dev.stepshift.pipeline.Phase;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.PipelineStore;
import dev.stepshift.pipeline.Table;
import dev.stepshift.source.SourceFile;
import dev.stepshift.sql.SqlTemplates;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.S3Client;

/** Finds a load's files, writes their manifest, and writes the SQL of its four steps. */
public final class RenderSql {

  private static final Logger LOG = Logger.getLogger(RenderSql.class);

  /** Step Functions carries 256 KiB between states; what it wraps around the answer needs room. */
  private static final int MOST_OUTPUT_BYTES = 248 * 1024;

  private final ObjectMapper json = new ObjectMapper();
  private final PipelineStore pipelines;
  private final LambdaSettings settings;
  private final FileFinder files;
  private final CopyManifest manifests;
  private final Conversions conversions;
  private final SqlTemplates templates;

  public RenderSql(PipelineStore pipelines, S3Client s3, LambdaSettings settings) {
    this.pipelines = pipelines;
    this.settings = settings;
    this.files = new FileFinder(s3, settings.dataBucket());
    this.manifests = new CopyManifest(s3, settings.dataBucket());
    this.conversions = new Conversions(settings.dataBucket());
    this.templates = new SqlTemplates(pipelines::text);
  }

  /**
   * @throws dev.stepshift.errors.RequestInvalid if a field is missing
   * @throws dev.stepshift.errors.PipelineNotFound if there is no such pipeline
   * @throws dev.stepshift.errors.TableNotFound if the pipeline has no such table
   * @throws NoSourceFiles if there is no file and the table must find one
   * @throws dev.stepshift.errors.SourceChanged if files that were loaded are not what they were
   * @throws LoadTooLarge if the SQL does not fit into the Data API or Step Functions
   */
  public RenderedLoad render(RenderRequest request) {
    check(request);
    Pipeline pipeline = pipelines.pipeline(request.pipeline());
    if (!request.phase().isEmpty()) {
      return phase(request, pipeline);
    }
    Table table = pipeline.requireTable(request.table());
    if (table.query().isPresent()) {
      return rendered(
          Load.of(
              request, pipeline, table, new PipelineSql(templates), table.query().orElseThrow()),
          List.of());
    }
    Found found = files.find(request, table);
    return found.files().isEmpty()
        ? nothing(request, table, found.where())
        : load(request, pipeline, table, found);
  }

  private static void check(RenderRequest request) {
    Requests.requireText("render-sql", "pipeline", request.pipeline());
    if (request.phase().isEmpty()) {
      Requests.requireText("render-sql", "table", request.table());
    }
    Requests.requireText("render-sql", "runId", request.runId());
    Requests.requireDate("render-sql", "runDate", request.runDate());
  }

  private static RenderedLoad nothing(RenderRequest request, Table table, String where) {
    String reason = "There is no file at " + where;
    if (table.source().onMissing() == OnMissing.FAIL) {
      throw new NoSourceFiles(
          reason
              + " for table "
              + table.name()
              + ". Upload the files and redrive the run, fix the source's path and files, or let"
              + " the table skip with on_missing: skip.");
    }
    return new RenderedLoad(
        table.name(), request.runDate(), false, reason + ".", 0, 0, "", "", List.of(), Map.of());
  }

  private RenderedLoad load(RenderRequest request, Pipeline pipeline, Table table, Found found) {
    String loadKey = LoadKey.of(found.files());
    List<Conversion> conversions =
        this.conversions.of(request, loadKey, table.source().format(), found.files());
    String manifest = manifests.write(request, loadKey, entries(found.files(), conversions));
    return rendered(
        new Load(
            request,
            pipeline,
            table,
            found.files(),
            manifest,
            "",
            loadKey,
            found.fileLoad(),
            found.rows()),
        conversions);
  }

  private static List<ManifestEntry> entries(List<SourceFile> files, List<Conversion> conversions) {
    return conversions.isEmpty()
        ? files.stream().map(ManifestEntry::of).toList()
        : conversions.stream().map(ManifestEntry::of).toList();
  }

  private RenderedLoad phase(RenderRequest request, Pipeline pipeline) {
    Phase phase =
        Arrays.stream(Phase.values())
            .filter(one -> one.word().equals(request.phase()))
            .findFirst()
            .orElseThrow(
                () ->
                    new RequestInvalid(
                        "render-sql was called with the phase \""
                            + request.phase()
                            + "\"; it is setup, validate or maintain."));
    PhaseSteps steps = new PhaseSteps(templates.over(pipelines.latest()::text), settings);
    RenderedLoad rendered =
        new RenderedLoad(
            "",
            request.runDate(),
            true,
            "",
            0,
            0,
            "",
            "",
            List.of(),
            steps.of(pipeline, phase, request));
    refuseTooLarge(rendered, "phase " + phase.word() + " of pipeline " + pipeline.name());
    LOG.infof("%s: %s, %d steps", pipeline.name(), phase.word(), rendered.steps().size());
    return rendered;
  }

  private RenderedLoad rendered(Load load, List<Conversion> conversions) {
    RenderedLoad rendered =
        new RenderedLoad(
            load.table().name(),
            load.request().runDate(),
            true,
            "",
            load.files().size(),
            load.bytes(),
            load.manifest(),
            load.loadKey(),
            conversions,
            new LoadSteps(templates.over(pipelines.latest()::text), settings).of(load));
    refuseTooLarge(rendered, "table " + rendered.table());
    LOG.infof(
        "%s/%s: %d files, %d bytes, load key %s",
        load.pipeline().name(),
        load.table().name(),
        load.files().size(),
        load.bytes(),
        load.loadKey());
    return rendered;
  }

  private void refuseTooLarge(RenderedLoad rendered, String whose) {
    int bytes;
    try {
      bytes = json.writeValueAsBytes(rendered).length;
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A record of texts and numbers is JSON.", impossible);
    }
    if (bytes > MOST_OUTPUT_BYTES) {
      throw new LoadTooLarge(
          "The SQL of "
              + whose
              + " has "
              + bytes
              + " bytes; Step Functions carries "
              + MOST_OUTPUT_BYTES
              + " of them from state to state. Shorten the table's validations, or keep long lists"
              + " of values in a table.");
    }
  }
}

package dev.stepshift.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.convert.Conversion;
import dev.stepshift.delivery.FileFinder;
import dev.stepshift.delivery.FilesToLoad;
import dev.stepshift.errors.LoadTooLarge;
import dev.stepshift.errors.NoSourceFiles;
import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.functions.RunIdentity;
import dev.stepshift.loadhistory.FileLoad;
import dev.stepshift.pipeline.FileSource.OnMissing;
import dev.stepshift.pipeline.Phase;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.PipelineStore;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.PipelineSql;
import dev.stepshift.sql.SqlTemplates;
import dev.stepshift.sql.load.Load;
import dev.stepshift.sql.load.LoadInput;
import dev.stepshift.sql.load.LoadInput.DeliveredFiles;
import dev.stepshift.sql.load.LoadInput.QueriedRows;
import dev.stepshift.sql.load.LoadNames;
import java.util.List;
import java.util.Optional;
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
  private final FilePreparation preparation;
  private final SqlTemplates templates;
  private final TableQueries queries;

  public RenderSql(PipelineStore pipelines, S3Client s3, LambdaSettings settings) {
    this.pipelines = pipelines;
    this.settings = settings;
    this.files = new FileFinder(s3, settings.dataBucket());
    this.preparation = new FilePreparation(s3, settings.dataBucket());
    this.templates = new SqlTemplates(pipelines::text);
    this.queries = new TableQueries(new PipelineSql(templates));
  }

  /**
   * Renders a table's load, or a phase of the run.
   *
   * @throws RequestInvalid if a field is missing
   * @throws dev.stepshift.errors.PipelineNotFound if there is no such pipeline
   * @throws dev.stepshift.errors.TableNotFound if the pipeline has no such table
   * @throws NoSourceFiles if there is no file and the table must find one
   * @throws dev.stepshift.errors.SourceInvalid if the columns of a file cannot be brought to those
   *     of the table
   * @throws dev.stepshift.errors.SourceChanged if files that were loaded are not what they were
   * @throws LoadTooLarge if the SQL does not fit into the Data API or Step Functions
   */
  public RenderedLoad render(RenderRequest request) {
    request.check();
    Pipeline pipeline = pipelines.pipeline(request.pipeline());
    Optional<Phase> phase = request.askedPhase();
    if (phase.isPresent()) {
      return phase(phase.get(), pipeline, request.run());
    }
    Table table = pipeline.requireTable(request.table());
    if (table.query().isPresent()) {
      QueriedRows rows = queries.rows(request.run(), pipeline, table, table.query().get());
      if (request.takeBack()) {
        requireBlind(rows, pipeline, table);
      }
      return rendered(load(request, pipeline, table, rows), List.of());
    }
    FilesToLoad found = files.find(pipeline.name(), table, request.files());
    return found.files().isEmpty()
        ? nothing(request.run(), table, found)
        : load(request, pipeline, table, found);
  }

  /** What a query finds that looks at its target depends on the rows that are to be taken back. */
  private static void requireBlind(QueriedRows rows, Pipeline pipeline, Table table) {
    if (rows.select().contains(LoadNames.of(pipeline, table).target())) {
      throw new RequestInvalid(
          "The query of table "
              + table.name()
              + " looks at its target, whose rows would be taken back only after it has run. Delete"
              + " the rows of the date and their row in the ledger by hand, then run the date.");
    }
  }

  private static RenderedLoad nothing(RunIdentity run, Table table, FilesToLoad found) {
    String reason = "There is no file at " + found.where();
    if (table.source().onMissing() == OnMissing.FAIL) {
      throw new NoSourceFiles(
          reason
              + " for table "
              + table.name()
              + ". Upload the files and redrive the run, fix the source's path and files, or let"
              + " the table skip with on_missing: skip.");
    }
    return RenderedLoad.nothing(table, run.date(), reason + ".", found.warnings());
  }

  private RenderedLoad load(
      RenderRequest request, Pipeline pipeline, Table table, FilesToLoad found) {
    PreparedFiles prepared = preparation.prepare(request.run(), pipeline, table, found);
    return rendered(load(request, pipeline, table, prepared.files()), prepared.conversions());
  }

  private static Load load(RenderRequest request, Pipeline pipeline, Table table, LoadInput input) {
    return new Load(
        request.run(),
        request.execution(),
        request.reloaded(),
        request.takeBack() || reloadsFiles(input),
        request.stale(),
        pipeline,
        table,
        input);
  }

  /** A reload of new files that has not ended goes on in whichever run comes next. */
  private static boolean reloadsFiles(LoadInput input) {
    return input instanceof DeliveredFiles files
        && files.fileLoad().filter(FileLoad::isReload).isPresent();
  }

  private RenderedLoad phase(Phase phase, Pipeline pipeline, RunIdentity run) {
    PhaseSteps steps = new PhaseSteps(templates.over(pipelines.latest()::text), settings);
    RenderedLoad rendered = RenderedLoad.ofPhase(run.date(), steps.of(pipeline, phase, run));
    refuseTooLarge(rendered, "phase " + phase.word() + " of pipeline " + pipeline.name());
    LOG.infof("%s: %s, %d steps", pipeline.name(), phase.word(), rendered.steps().size());
    return rendered;
  }

  private RenderedLoad rendered(Load load, List<Conversion> conversions) {
    LoadSteps steps = new LoadSteps(templates.over(pipelines.latest()::text), settings);
    RenderedLoad rendered = RenderedLoad.of(load, conversions, steps.of(load));
    refuseTooLarge(rendered, "table " + rendered.table());
    LOG.infof(
        "%s/%s: %d files, %d bytes, load key %s",
        load.pipeline().name(),
        rendered.table(),
        rendered.files(),
        rendered.bytes(),
        rendered.loadKey());
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

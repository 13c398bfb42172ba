package dev.stepshift.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.stepshift.render.RenderRequest;
import dev.stepshift.render.RenderSql;
import dev.stepshift.render.RenderedLoad;
import jakarta.inject.Named;

/** Serves {@link RenderSql} as a Lambda. */
@Named("render-sql")
public class RenderSqlHandler implements RequestHandler<RenderRequest, RenderedLoad> {

  private final RenderSql work;

  public RenderSqlHandler(RenderSql work) {
    this.work = work;
  }

  @Override
  public RenderedLoad handleRequest(RenderRequest input, Context context) {
    return work.render(input);
  }
}

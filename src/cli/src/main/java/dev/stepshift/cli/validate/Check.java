package dev.stepshift.cli.validate;

import java.util.List;

/** One thing that {@code stepshift validate} looks at. */
public interface Check {

  /** What is checked, such as {@code pipeline.yaml of tpch}. */
  String name();

  /** Every problem found, one sentence each; empty when all is well. */
  List<String> problems();
}

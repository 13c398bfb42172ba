package dev.stepshift.cli.progress;

/** Shows a run while it goes on. */
public interface RunView {

  /** Called every few hundred milliseconds, and once more when the run is over. */
  void show(RunProgress run);
}

package dev.stepshift.laptop.faults;

/**
 * A Task state of a machine.
 *
 * @param machine the machine's file without its ending, such as {@code copy_and_merge}
 */
public record State(String machine, String name) {

  /** As a specification writes it, with an @ in front. */
  String words() {
    return "@\"" + machine + "/" + name + "\"";
  }
}

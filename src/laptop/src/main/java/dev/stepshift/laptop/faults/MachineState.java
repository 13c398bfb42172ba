package dev.stepshift.laptop.faults;

/**
 * A Task state of a machine.
 *
 * @param machine the machine's file without its ending, such as {@code copy_and_merge}
 */
public record MachineState(String machine, String name) {

  /** Machine and name, such as {@code copy_and_merge/Merge into target}. */
  public String path() {
    return machine + "/" + name;
  }

  /** Whether a person may mean it by this name or path, in whatever case. */
  boolean isCalled(String nameOrPath) {
    return name.equalsIgnoreCase(nameOrPath) || path().equalsIgnoreCase(nameOrPath);
  }

  /** Whether each table has a machine of its own with this state. */
  boolean isOfTable() {
    return machine.equals(DeployedMachine.CHILD);
  }

  /** As a specification writes it, with an @ in front. */
  String spec() {
    return "@\"" + path() + "\"";
  }
}

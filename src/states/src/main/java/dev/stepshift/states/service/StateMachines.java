package dev.stepshift.states.service;

import dev.stepshift.aws.http.AwsError;
import dev.stepshift.states.run.StateMachine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state machines, by ARN. */
final class StateMachines {

  private final Map<String, StateMachine> byArn = new HashMap<>();

  synchronized void put(StateMachine machine) {
    byArn.put(machine.arn(), machine);
  }

  synchronized void remove(String arn) {
    byArn.remove(arn);
  }

  synchronized Optional<StateMachine> find(String arn) {
    return Optional.ofNullable(byArn.get(arn));
  }

  StateMachine get(String arn) {
    if (!arn.matches("arn:aws[a-z-]*:states:[^:]+:\\d{12}:stateMachine:[^:]+")) {
      throw new AwsError("InvalidArn", "Invalid Arn: '" + arn + "'");
    }
    return find(arn)
        .orElseThrow(
            () ->
                new AwsError(
                    "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'"));
  }

  synchronized List<StateMachine> all() {
    List<StateMachine> all = new ArrayList<>(byArn.values());
    all.sort(Comparator.comparing(StateMachine::name));
    return all;
  }
}

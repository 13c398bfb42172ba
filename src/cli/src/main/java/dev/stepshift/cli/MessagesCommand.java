package dev.stepshift.cli;

import dev.stepshift.laptop.sns.SentMessage;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "messages",
    mixinStandardHelpOptions = true,
    description = "Show what SNS would have sent to people about runs that failed.")
final class MessagesCommand implements Callable<Integer> {

  private final Environment environment;

  MessagesCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    try (LocalSession session = LocalSession.attachOrFail(environment)) {
      List<SentMessage> messages = StepshiftEndpoint.messages(session.endpoints().stepFunctions());
      if (messages.isEmpty()) {
        environment.say("Nobody was told anything: no run has failed.");
      }
      for (SentMessage message : messages) {
        environment.say(message.at() + "  " + message.subject());
        message
            .text()
            .strip()
            .lines()
            .forEach(line -> environment.say(("  " + line).stripTrailing()));
        environment.say("");
      }
      return ExitCodes.OK;
    }
  }
}

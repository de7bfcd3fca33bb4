package cim.person.infrastructure.cli;

import cim.person.infrastructure.Settings;
import cim.person.infrastructure.nats.NatsSettings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Where the event stream is, for each command that reads or writes it by itself.
final class NatsOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--nats",
      paramLabel = "URL",
      description = "Address of NATS: by default ${DEFAULT-VALUE}.",
      defaultValue = "${env:PERSON_NATS_URL:-nats://127.0.0.1:4222}")
  private String url = "";

  /// @throws IOException when NATS does not answer
  NatsAccess connect() throws IOException, InterruptedException {
    if (!NatsSettings.areServers(url)) {
      throw new ParameterException(
          spec.commandLine(),
          "--nats must be addresses such as nats://127.0.0.1:4222, separated by commas");
    }
    try {
      return NatsAccess.to(settings());
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /// How long is waited, and whatever logs in there, is what the server would read.
  private NatsSettings settings() {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("PERSON_NATS_URL", url);
    return Settings.read(new Environment(variables)).nats();
  }
}

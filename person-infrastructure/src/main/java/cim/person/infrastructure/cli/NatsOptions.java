package cim.person.infrastructure.cli;

import cim.person.infrastructure.NatsKeys;
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
      description = {
        "Address of NATS: by default ${DEFAULT-VALUE}.",
        "How to log in and what to trust is said by the variables PERSON_NATS_…, as to the server."
      },
      defaultValue = "${env:PERSON_NATS_URL:-nats://127.0.0.1:4222}")
  private String url = "";

  /// @throws IOException when NATS does not let us in, or what the environment says is wrong
  NatsAccess connect() throws IOException, InterruptedException {
    if (!NatsSettings.areServers(url)) {
      throw new ParameterException(
          spec.commandLine(),
          "--nats must be addresses such as nats://127.0.0.1:4222, separated by commas");
    }
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PERSON_NATS_URL", url);
    try {
      return NatsAccess.to(NatsKeys.read(environment));
    } catch (IllegalArgumentException wrong) {
      throw new IOException(wrong.getMessage(), wrong);
    }
  }
}

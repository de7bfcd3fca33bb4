package cim.person.infrastructure.cli;

import cim.person.application.security.Role;
import cim.person.infrastructure.security.LocalIssuer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `token`: makes a token for trying out the profile secure.
@Command(
    name = "token",
    description = {
      "Prints a token for trying out the profile secure.",
      "It is signed with a key of this data folder's own, which only a server counts that"
          + " PERSON_PROFILE=secure ./person run has started from the same folder without being"
          + " told an issuer. Not for production."
    })
final class Token implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofDays(30);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--role",
      required = true,
      split = ",",
      paramLabel = "ROLE",
      description = "reader, writer, admin or auditor; several with commas between.")
  private List<String> roles = List.of();

  @Option(
      names = "--subject",
      paramLabel = "NAME",
      defaultValue = "somebody",
      description = "Who it is, as events record it: by default ${DEFAULT-VALUE}.")
  private String subject = "somebody";

  @Option(
      names = "--for",
      paramLabel = "PERIOD",
      defaultValue = "1h",
      description = "How long it counts: 30m, 1h, 7d; by default ${DEFAULT-VALUE}, at most 30d.")
  private String period = "1h";

  @Option(
      names = "--keys",
      hidden = true,
      defaultValue = "${env:PERSON_DATA:-.person}/keys",
      description = "The folder of the key pair.")
  private Path keys = Path.of(".person/keys");

  @Override
  public Integer call() {
    EnumSet<Role> wanted = EnumSet.noneOf(Role.class);
    roles.forEach(name -> wanted.add(role(name)));
    Duration lasting = period();
    if (subject.isBlank() || subject.length() > 200) {
      throw wrong("--subject must have 1 to 200 characters");
    }
    try {
      spec.commandLine()
          .getOut()
          .println(LocalIssuer.in(keys).token(subject, wanted, lasting, Instant.now()));
      return 0;
    } catch (IOException failure) {
      spec.commandLine().getErr().println("person: " + failure.getMessage());
      return 1;
    }
  }

  private Role role(String name) {
    return Role.named(name.startsWith("person-") ? name : "person-" + name)
        .orElseThrow(
            () ->
                wrong(
                    "--role is '%s': it must be reader, writer, admin or auditor".formatted(name)));
  }

  private Duration period() {
    String text = period.toUpperCase(Locale.ROOT);
    try {
      Duration given =
          Duration.parse(
              text.startsWith("P") ? text : text.endsWith("D") ? "P" + text : "PT" + text);
      if (given.isPositive() && given.compareTo(LONGEST) <= 0) {
        return given;
      }
    } catch (DateTimeParseException _) {
      // said below
    }
    throw wrong(
        "--for is '%s': it must be a period such as 30m, 1h or 7d, at most 30d".formatted(period));
  }

  private ParameterException wrong(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}

package cim.person.infrastructure.nats;

import cim.person.application.CommandRequest;
import cim.person.application.data.Types;
import cim.person.application.ports.RejectionLog;
import cim.person.domain.Hierarchy;
import cim.person.domain.state.Rejection;
import cim.person.domain.state.RejectionCode;
import cim.person.infrastructure.ipld.DagJson;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/// Publishes refused commands on `cim.person-service.rejections.<code>.<person id>`, where a stream
/// keeps them for 30 days. Thread-safe.
public final class JetStreamRejections implements RejectionLog {
  private static final Logger LOG = System.getLogger(JetStreamRejections.class.getName());

  private final NatsConnection nats;
  private final InstantSource clock;

  public JetStreamRejections(NatsConnection nats, InstantSource clock) {
    this.nats = nats;
    this.clock = clock;
  }

  @Override
  public void refused(CommandRequest request, Rejection rejection) {
    try {
      String person = request.person().toString();
      nats.current().publish(subject(token(rejection.code()), person), body(request, rejection));
    } catch (IOException | RuntimeException failure) {
      LOG.log(Level.DEBUG, "a rejection was not published", failure);
    }
  }

  private byte[] body(CommandRequest request, Rejection rejection) {
    return DagJson.encode(
        Map.of(
            "actor", request.actor(),
            "at", Types.timestamp(clock.instant()),
            "code", rejection.code().name(),
            "command", request.commandId().toString(),
            "correlation", request.correlation().toString(),
            "message", rejection.message(),
            "person", request.person().toString(),
            "type", Hierarchy.kebab(request.command().getClass())));
  }

  /// A code, and a person, as the subject has them; `*` for any.
  static String subject(String code, String person) {
    return "cim.person-service.rejections." + code + "." + person;
  }

  static String token(RejectionCode code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

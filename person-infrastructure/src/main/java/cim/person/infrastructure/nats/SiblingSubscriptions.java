package cim.person.infrastructure.nats;

import cim.person.infrastructure.siblings.SubjectFilter;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is heard as it is published, at most once: by one node each, where several listen. To be
/// used by one thread.
final class SiblingSubscriptions {
  private static final Logger LOG = System.getLogger(SiblingSubscriptions.class.getName());
  private static final String QUEUE = "person-siblings";
  private static final long MOST_WAITING = 10_000;
  private static final long MOST_BYTES_WAITING = 16 << 20;

  private final SiblingIntake intake;
  private final Set<SubjectFilter> subjects = new HashSet<>();
  private @Nullable Connection connection;
  private @Nullable Dispatcher dispatcher;

  SiblingSubscriptions(SiblingIntake intake) {
    this.intake = intake;
  }

  Set<SubjectFilter> subjects() {
    return Set.copyOf(subjects);
  }

  /// Listens to these subjects and to no others.
  void listenTo(Connection current, Set<SubjectFilter> wanted) {
    Dispatcher listening = dispatcher(current);
    for (SubjectFilter subject : wanted) {
      if (subjects.add(subject)) {
        listening.subscribe(subject.text(), QUEUE);
      }
    }
    for (SubjectFilter subject : Set.copyOf(subjects)) {
      if (!wanted.contains(subject)) {
        listening.unsubscribe(subject.text());
        subjects.remove(subject);
      }
    }
  }

  private Dispatcher dispatcher(Connection current) {
    Dispatcher listening = dispatcher;
    if (listening == null || connection != current) {
      subjects.clear();
      listening = current.createDispatcher(this::take);
      listening.setPendingLimits(MOST_WAITING, MOST_BYTES_WAITING);
      dispatcher = listening;
      connection = current;
    }
    return listening;
  }

  private void take(Message message) {
    try {
      intake.take(message);
    } catch (RuntimeException failure) {
      LOG.log(
          Level.ERROR,
          "a message on " + message.getSubject() + " is lost, for no stream keeps it",
          failure);
    }
  }

  void close() {
    if (connection != null && dispatcher != null && dispatcher.isActive()) {
      connection.closeDispatcher(dispatcher);
    }
  }
}

package cim.person.infrastructure.nats;

import cim.person.application.ports.RecordedEvent;
import java.util.function.BooleanSupplier;

/// Goes on with a trace where an event goes. Thread-safe.
public interface EventTraces {
  /// The header of messages that says what trace they are of (W3C Trace Context).
  String HEADER = "traceparent";

  /// There are no traces.
  EventTraces NONE =
      new EventTraces() {
        @Override
        public String current() {
          return "";
        }

        @Override
        public boolean following(
            String policy, RecordedEvent event, String trace, BooleanSupplier work) {
          return work.getAsBoolean();
        }
      };

  /// What the header of an event that is stored now has to say; empty when there is no trace.
  String current();

  /// Has a policy run for an event.
  ///
  /// @param trace what the header of its message says; empty when there is none
  /// @param work says whether it has been done
  /// @return what the work returns; what it throws is thrown on
  boolean following(String policy, RecordedEvent event, String trace, BooleanSupplier work);
}

package cim.person.web.graphql;

import cim.person.domain.state.Rejection;
import cim.person.domain.state.RejectionCode;
import org.jspecify.annotations.Nullable;

/// A business "no" as clients see it: every kind of rejection in one shape.
///
/// @param code which rule said no
/// @param message one sentence for people
/// @param field the field that does not fit, where it is one
public record Refusal(RejectionCode code, String message, @Nullable String field) {
  static Refusal of(Rejection rejection) {
    return new Refusal(rejection.code(), rejection.message(), rejection.field());
  }
}

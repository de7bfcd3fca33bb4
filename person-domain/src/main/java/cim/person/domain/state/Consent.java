package cim.person.domain.state;

import cim.person.domain.values.PartId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What the person agreed to.
///
/// @param id identifies it within the person
/// @param purpose what it agreed to
/// @param legalBasis on which basis of the law
/// @param evidence how it can be proved
/// @param expiresOn the last day on which it holds
/// @param grantedAt when it was recorded
/// @param withdrawnAt when it was recorded that it does not hold any more
public record Consent(
    PartId id,
    String purpose,
    String legalBasis,
    @Nullable String evidence,
    @Nullable LocalDate expiresOn,
    Instant grantedAt,
    @Nullable Instant withdrawnAt)
    implements Part {
  @Override
  public Object key() {
    return id;
  }

  Consent withdraw(Instant at) {
    return new Consent(id, purpose, legalBasis, evidence, expiresOn, grantedAt, at);
  }
}

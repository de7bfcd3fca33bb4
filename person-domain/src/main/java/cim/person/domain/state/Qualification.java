package cim.person.domain.state;

import cim.person.domain.values.PartId;
import cim.person.domain.values.QualificationKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What the person was certified to be able to do.
///
/// @param id identifies it within the person
/// @param kind what it is
/// @param title what it is called
/// @param issuer who gave it
/// @param from the first day on which it holds
/// @param to the last day on which it holds
/// @param credentialId its number with the issuer
/// @param revoked whether it was taken away
public record Qualification(
    PartId id,
    QualificationKind kind,
    String title,
    String issuer,
    LocalDate from,
    @Nullable LocalDate to,
    @Nullable String credentialId,
    boolean revoked)
    implements Part {
  @Override
  public Object key() {
    return id;
  }

  Qualification revoke() {
    return new Qualification(id, kind, title, issuer, from, to, credentialId, true);
  }
}

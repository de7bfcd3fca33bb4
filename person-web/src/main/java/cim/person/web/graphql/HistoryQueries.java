package cim.person.web.graphql;

import cim.person.application.queries.HistoryVerification;
import cim.person.application.queries.HistoryVerification.HistoryFailure;
import cim.person.application.queries.HistoryVerifier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/// Proof that a history is intact.
@GraphQLApi
public final class HistoryQueries {
  private final HistoryVerifier verifier;

  public HistoryQueries(HistoryVerifier verifier) {
    this.verifier = verifier;
  }

  /// Proves one person's history from the stored bytes.
  @Query
  @NonNull
  @Description(
      "Reads a person's whole history from the event store and checks every event's CID, canonical"
          + " form, number and link, and that it can be folded. Works for persons that are set"
          + " aside as well; a person without history is valid, with no events.")
  public HistoryVerification verifyHistory(
      @Id @NonNull @Name("person") @Description("The person's id.") String person) {
    return verifier.verify(Arguments.person("person", person));
  }

  /// Whether the history is intact.
  @Description("Whether every event of the history is sound.")
  public boolean valid(@Source HistoryVerification verification) {
    return verification.valid();
  }

  /// How many events are sound.
  @Description("How many events are sound, counted from the first; all of them when it is valid.")
  public int events(@Source HistoryVerification verification) {
    return Math.toIntExact(verification.events());
  }

  /// The number of the event that fails.
  @Description("The revision that was due where the history fails.")
  public int seq(@Source HistoryFailure failure) {
    return Math.toIntExact(failure.seq());
  }

  /// Where the event that fails stands.
  @NonNull
  @Description("The stream position of the event that fails.")
  public String position(@Source HistoryFailure failure) {
    return Long.toString(failure.position());
  }
}

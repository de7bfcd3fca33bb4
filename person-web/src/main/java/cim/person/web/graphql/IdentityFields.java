package cim.person.web.graphql;

import cim.person.application.ports.PersonNames;
import cim.person.domain.state.AlternativeName;
import cim.person.domain.state.BirthDate;
import cim.person.domain.state.Death;
import cim.person.domain.state.ExternalIdentifier;
import cim.person.domain.state.LinkedIdentity;
import cim.person.domain.state.NameRecord;
import cim.person.domain.state.Title;
import cim.person.domain.state.Trust;
import cim.person.domain.values.NameStyle;
import cim.person.domain.values.PartialDate;
import cim.person.domain.values.PersonName;
import cim.person.domain.values.TrustLevel;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/// The fields of a person that say who it is.
@GraphQLApi
public final class IdentityFields {
  private final PersonNames names;

  public IdentityFields(PersonNames names) {
    this.names = names;
  }

  /// Its name.
  @NonNull
  @Description("The person's name.")
  public PersonName name(@Source PersonView person) {
    return Objects.requireNonNull(person.record().state().name());
  }

  /// The names that it had.
  @Description("The names that the person had, the present one last; at most the newest hundred.")
  public @NonNull List<@NonNull NameRecord> names(@Source PersonView person) {
    return person.record().state().names();
  }

  /// Other names.
  @Description("Other names by which the person is found.")
  public @NonNull List<@NonNull AlternativeName> alternativeNames(@Source PersonView person) {
    return person.parts(AlternativeName.class);
  }

  /// When it was born.
  @Description("When the person was born; null while it is not recorded.")
  public @Nullable PartialDate birthDate(@Source PersonView person) {
    return person.record().state().only(BirthDate.class).map(BirthDate::born).orElse(null);
  }

  /// When it died.
  @Description("When the person died; null while that is not recorded.")
  public @Nullable PartialDate deathDate(@Source PersonView person) {
    return person.record().state().only(Death.class).map(Death::died).orElse(null);
  }

  /// How well it is verified.
  @NonNull
  @Description("How well it was verified that the person is who it says.")
  public TrustLevel trustLevel(@Source PersonView person) {
    return person
        .record()
        .state()
        .only(Trust.class)
        .map(Trust::level)
        .orElse(TrustLevel.UNVERIFIED);
  }

  /// Its titles.
  @Description("The person's titles, also those that ended.")
  public @NonNull List<@NonNull Title> titles(
      @Source PersonView person,
      @Name("on") @Description("Those that it has on this day only.") @Nullable LocalDate on) {
    return person.parts(Title.class).stream()
        .filter(title -> on == null || title.holdsOn(on))
        .toList();
  }

  /// Its identities.
  @Description("The identities of the identity domain that are this person.")
  public @NonNull List<@NonNull LinkedIdentity> identities(@Source PersonView person) {
    return person.parts(LinkedIdentity.class);
  }

  /// What other systems call it.
  @Description("What other systems call the person.")
  public @NonNull List<@NonNull ExternalIdentifier> externalIdentifiers(@Source PersonView person) {
    return person.parts(ExternalIdentifier.class);
  }

  /// The name as people write it.
  @NonNull
  @Description("The name as people write it, by its own convention and locale.")
  public String display(
      @Source PersonName name,
      @Name("style") @DefaultValue("FULL") @Description("How the name is shown.")
          @Nullable NameStyle style) {
    return names.display(name, style == null ? NameStyle.FULL : style);
  }
}

package cim.person.web.graphql;

import cim.person.application.documents.Preferences;
import cim.person.domain.state.Consent;
import cim.person.domain.state.HeldContact;
import cim.person.domain.state.HeldTag;
import cim.person.domain.state.Qualification;
import cim.person.domain.state.Skill;
import cim.person.domain.state.SkillRecommendation;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/// The fields of a person for the parts that its record holds; attributes are apart.
@GraphQLApi
public final class ComponentFields {

  /// Ways to reach it.
  @Description("Ways to reach the person, in the order in which they were added.")
  public @NonNull List<@NonNull HeldContact> contacts(
      @Source PersonView person,
      @Name("kind") @Description("Of one kind only.") @Nullable ContactKind kind) {
    return person.parts(HeldContact.class).stream()
        .filter(held -> kind == null || kind == ContactKind.of(held.contact()))
        .toList();
  }

  /// What kind of contact it is.
  @NonNull
  @Description("What kind of contact it is.")
  public ContactKind kind(@Source HeldContact contact) {
    return ContactKind.of(contact.contact());
  }

  /// What it can do.
  @Description("What the person can do.")
  public @NonNull List<@NonNull Skill> skills(@Source PersonView person) {
    return person.parts(Skill.class);
  }

  /// What it could learn.
  @Description("Skills that are recommended to the person and that it has not put aside.")
  public @NonNull List<@NonNull SkillRecommendation> recommendations(@Source PersonView person) {
    return person.parts(SkillRecommendation.class).stream()
        .filter(recommendation -> !recommendation.dismissed())
        .toList();
  }

  /// What it was certified to be able to do.
  @Description("What the person was certified to be able to do, also what was taken away again.")
  public @NonNull List<@NonNull Qualification> qualifications(@Source PersonView person) {
    return person.parts(Qualification.class);
  }

  /// What it prefers.
  @NonNull
  @Description("What the person prefers.")
  public Preferences preferences(@Source PersonView person) {
    return Preferences.of(person.record().state());
  }

  /// What it agreed to.
  @Description("What the person agreed to, also what it withdrew.")
  public @NonNull List<@NonNull Consent> consents(@Source PersonView person) {
    return person.parts(Consent.class);
  }

  /// What it is marked with.
  @Description("Words that the person is marked with.")
  public @NonNull List<@NonNull String> tags(@Source PersonView person) {
    return person.parts(HeldTag.class).stream().map(HeldTag::tag).toList();
  }
}

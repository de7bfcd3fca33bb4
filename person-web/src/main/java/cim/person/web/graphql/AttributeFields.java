package cim.person.web.graphql;

import cim.person.domain.state.Attribute;
import cim.person.domain.values.AttributeCategory;
import cim.person.domain.values.AttributeSource;
import cim.person.domain.values.AttributeValue;
import cim.person.domain.values.Confidence;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/// A person's attributes, each with what is held to be true of it now.
@GraphQLApi
public final class AttributeFields {

  /// Typed facts.
  @Description("Typed facts about the person, with where they come from and when they hold.")
  public @NonNull List<@NonNull Attribute> attributes(
      @Source PersonView person,
      @Name("category") @Description("Of one category only.") @Nullable AttributeCategory category,
      @Name("validOn") @Description("What holds on this day only.") @Nullable LocalDate validOn,
      @Name("includeInvalidated")
          @DefaultValue("false")
          @Description("Also what was found never to have been true.")
          @Nullable Boolean includeInvalidated) {
    return person.parts(Attribute.class).stream()
        .filter(held -> category == null || category == category(held))
        .filter(held -> validOn == null || held.fact().holdsOn(validOn))
        .filter(held -> !held.invalidated() || Boolean.TRUE.equals(includeInvalidated))
        .toList();
  }

  /// What it is about.
  @NonNull
  @Description("What the attribute is about.")
  public AttributeCategory category(@Source Attribute attribute) {
    return attribute.attribute().category();
  }

  /// Its value.
  @NonNull
  @Description("The value, of the kind that the attribute has.")
  public AttributeValue value(@Source Attribute attribute) {
    return attribute.fact().value();
  }

  /// Since when it holds.
  @Description("The first day on which it holds; always before when null.")
  public @Nullable LocalDate validFrom(@Source Attribute attribute) {
    return attribute.fact().validFrom();
  }

  /// Until when it holds.
  @Description("The last day on which it holds; ever after when null.")
  public @Nullable LocalDate validUntil(@Source Attribute attribute) {
    return attribute.fact().validUntil();
  }

  /// Where the knowledge comes from.
  @NonNull
  @Description("Where the knowledge comes from.")
  public AttributeSource source(@Source Attribute attribute) {
    return attribute.fact().source();
  }

  /// How sure it is.
  @NonNull
  @Description("How sure it is.")
  public Confidence confidence(@Source Attribute attribute) {
    return attribute.fact().confidence();
  }

  /// What was done to it.
  @Description("What was done to the value on its way here, in order.")
  public @NonNull List<@NonNull String> trace(@Source Attribute attribute) {
    return attribute.fact().trace();
  }
}

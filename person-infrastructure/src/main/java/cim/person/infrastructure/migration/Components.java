package cim.person.infrastructure.migration;

import cim.person.application.data.EmailInput;
import cim.person.application.data.PhoneInput;
import cim.person.domain.events.PreferenceEvent.CommunicationPreferencesSet;
import cim.person.domain.events.PreferenceEvent.PrivacyPreferencesSet;
import cim.person.domain.values.Channel;
import cim.person.domain.values.Codes;
import cim.person.domain.values.Contact;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.Messaging;
import cim.person.domain.values.PostalAddress;
import cim.person.domain.values.Proficiency;
import cim.person.domain.values.QuietHours;
import cim.person.domain.values.SkillLevel;
import cim.person.domain.values.SocialProfile;
import cim.person.domain.values.Visibility;
import cim.person.domain.values.Website;
import cim.person.infrastructure.json.StrictJson;
import cim.person.infrastructure.migration.Piece.ConsentPiece;
import cim.person.infrastructure.migration.Piece.ContactPiece;
import cim.person.infrastructure.migration.Piece.OtherPiece;
import cim.person.infrastructure.migration.Piece.PreferencePiece;
import cim.person.infrastructure.migration.Piece.SkillPiece;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Component data of 0.7.8. What says all that a part of today needs becomes one; anything else is
/// kept as it was written, under the name of the component.
final class Components {
  private static final String PLACEHOLDER = "placeholder@example.com";

  private static final Map<String, ContactUse> USES =
      Map.of(
          "Personal", ContactUse.HOME,
          "Home", ContactUse.HOME,
          "Residential", ContactUse.HOME,
          "Work", ContactUse.WORK,
          "Business", ContactUse.WORK);

  private static final Map<String, Channel> CHANNELS =
      Map.of(
          "Email", Channel.EMAIL,
          "Phone", Channel.PHONE,
          "SMS", Channel.SMS,
          "Mail", Channel.POST,
          "Post", Channel.POST);

  private static final Map<String, Proficiency> PROFICIENCIES =
      Map.of(
          "Beginner", Proficiency.BEGINNER,
          "Intermediate", Proficiency.INTERMEDIATE,
          "Advanced", Proficiency.ADVANCED,
          "Expert", Proficiency.EXPERT);

  private Components() {}

  /// `Contact.Email`: the keys that a component's data is tagged with.
  static String kind(Fields tagged) throws Settled {
    String group = Objects.requireNonNullElse(tagged.onlyName(), "");
    if (group.equals("Location")) {
      return group;
    }
    String part =
        tagged.optional(group) instanceof Map<?, ?> ? tagged.object(group).onlyName() : null;
    if (part == null) {
      throw new Settled(Code.WRONG_TYPE, tagged.path() + " must have one kind of component");
    }
    return group + "." + part;
  }

  /// What V1 ComponentDataUpdated tells, and V2 ComponentUpdated as its changes.
  static List<Piece> read(Fields tagged) throws Settled {
    String kind = kind(tagged);
    Fields data =
        kind.equals("Location")
            ? tagged.object(kind)
            : tagged
                .object(kind.substring(0, kind.indexOf('.')))
                .object(kind.substring(kind.indexOf('.') + 1));
    Object whole = whole(tagged, kind);
    return orWhole(
        kind,
        whole,
        switch (kind) {
          case "Contact.Email" -> email(data);
          case "Contact.Phone" -> phone(data);
          case "Contact.Messaging" -> messaging(data);
          case "Location" -> address(data);
          case "Professional.Skills" -> skills(data);
          case "Social.SocialMedia" -> profile(data);
          case "Social.Website" -> website(data);
          case "Preferences.Communication" -> communication(data);
          case "Preferences.Privacy" -> privacy(data);
          default -> List.of();
        });
  }

  /// What V2 ComponentAdded tells: what onboarding asked for, or free data.
  static List<Piece> added(String type, Fields data, Object whole) throws Settled {
    List<Piece> pieces = List.of();
    if (type.equals("EmailAddress") && data.optional("email") instanceof String) {
      pieces = onboardingEmail(data);
    } else if (type.equals("PhoneNumber") && data.optional("phone") instanceof String) {
      pieces = onboardingPhone(data);
    }
    return orWhole(type, whole, pieces);
  }

  private static Object whole(Fields tagged, String kind) throws Settled {
    return kind.equals("Location")
        ? tagged.any(kind)
        : tagged
            .object(kind.substring(0, kind.indexOf('.')))
            .any(kind.substring(kind.indexOf('.') + 1));
  }

  private static List<Piece> orWhole(String name, Object whole, List<Piece> pieces) {
    return pieces.isEmpty()
        ? List.of(new OtherPiece("component." + name, StrictJson.write(whole)))
        : pieces;
  }

  private static List<Piece> email(Fields data) throws Settled {
    Fields email = data.object("email");
    String address = email.text("address");
    if (address.equals(PLACEHOLDER)) {
      throw new Settled(Code.PLACEHOLDER, address + " stands for a fact that was lost");
    }
    data.without("can_receive_notifications", "can_receive_marketing");
    List<Piece> pieces =
        contact(
            () -> new EmailInput(address).parse(),
            use(data, "email_type"),
            data.flag("is_preferred_contact"),
            email.flag("verified"));
    email.end();
    data.end();
    return pieces;
  }

  private static List<Piece> onboardingEmail(Fields data) throws Settled {
    String address = data.text("email");
    data.without("type");
    return contact(
        () -> new EmailInput(address).parse(), ContactUse.OTHER, false, data.flag("verified"));
  }

  private static List<Piece> phone(Fields data) throws Settled {
    Fields phone = data.object("phone");
    String number = phone.text("number");
    String code =
        Stream.of(phone.optionalText("country_code"), data.optionalText("country_code"))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("");
    phone.without("extension", "sms_capable");
    data.without(
        "phone_type",
        "is_mobile",
        "can_receive_sms",
        "can_receive_calls",
        "preferred_contact_time");
    return contact(
        () -> new PhoneInput(number.startsWith("+") ? number : code + " " + number, null).parse(),
        ContactUse.OTHER,
        false,
        false);
  }

  private static List<Piece> onboardingPhone(Fields data) throws Settled {
    String number = data.text("phone");
    data.without("type");
    return contact(
        () -> new PhoneInput(number, null).parse(), ContactUse.OTHER, false, data.flag("verified"));
  }

  private static List<Piece> messaging(Fields data) throws Settled {
    String platform = data.text("platform");
    String handle = data.text("handle");
    data.without("display_name", "preferences");
    return contact(
        () -> Messaging.parse(platform, handle), ContactUse.OTHER, false, data.flag("is_verified"));
  }

  private static List<Piece> address(Fields data) throws Settled {
    Fields address = data.optionalObject("address");
    if (address == null) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    for (String line : new String[] {"street1", "street2"}) {
      Optional.ofNullable(address.optionalText(line))
          .filter(text -> !text.isBlank())
          .ifPresent(lines::add);
    }
    String city = address.optionalText("city");
    String region = address.optionalText("state_province");
    String code = address.optionalText("postal_code");
    String country = Objects.requireNonNullElse(address.optionalText("country_code"), "");
    address.without("country", "verification_date");
    data.without("coordinates", "timezone");
    return contact(
        () -> PostalAddress.parse(lines, city, region, code, country),
        use(address, "address_type"),
        false,
        address.flag("is_verified"));
  }

  private static List<Piece> profile(Fields data) throws Settled {
    String platform = data.text("platform");
    String name = data.text("username");
    data.without(
        "profile_url",
        "display_name",
        "bio",
        "follower_count",
        "following_count",
        "is_business_account",
        "last_synced");
    return contact(
        () -> SocialProfile.parse(platform, name),
        ContactUse.OTHER,
        false,
        data.flag("is_verified"));
  }

  private static List<Piece> website(Fields data) throws Settled {
    String url = data.text("url");
    data.without("title", "description", "website_type", "is_primary", "technologies");
    return contact(() -> Website.parse(url), ContactUse.OTHER, false, false);
  }

  private interface Parsing {
    Contact parse();
  }

  /// A contact of today, or nothing when it is none: then it is kept as it was written.
  private static List<Piece> contact(
      Parsing parsing, ContactUse use, boolean preferred, boolean verified) {
    try {
      return List.of(new ContactPiece(parsing.parse(), use, preferred, verified));
    } catch (MalformedValue _) {
      return List.of();
    }
  }

  private static ContactUse use(Fields data, String name) throws Settled {
    return USES.getOrDefault(data.text(name), ContactUse.OTHER);
  }

  private static List<Piece> skills(Fields data) throws Settled {
    List<Piece> pieces = new ArrayList<>();
    for (Fields skill : data.objects("skills")) {
      Proficiency proficiency = PROFICIENCIES.get(skill.text("proficiency"));
      if (proficiency == null) {
        return List.of();
      }
      skill.without("last_used", "endorsement_count", "certifications");
      pieces.add(
          new SkillPiece(
              Words.line(skill, "name"),
              new SkillLevel(
                  Words.line(skill, "category"),
                  proficiency,
                  skill.optional("years_experience") instanceof BigDecimal years
                      ? (Integer) years.intValue()
                      : null)));
      skill.end();
    }
    data.without("specializations");
    return pieces;
  }

  private static List<Piece> communication(Fields data) throws Settled {
    List<String> channels = data.texts("preferred_channels");
    String language = data.optionalText("preferred_language");
    if (channels.isEmpty() || language == null) {
      return List.of();
    }
    data.without("secondary_languages", "best_time_to_contact", "email_format");
    try {
      return List.of(
          new PreferencePiece(
              new CommunicationPreferencesSet(
                  CHANNELS.getOrDefault(channels.getFirst(), Channel.MESSAGING),
                  Codes.locale("preferred_language", language),
                  "Never".equals(data.optionalText("contact_frequency")),
                  quietHours(data.optionalObject("do_not_disturb_hours")))));
    } catch (MalformedValue _) {
      return List.of();
    }
  }

  private static @Nullable QuietHours quietHours(@Nullable Fields hours) throws Settled {
    if (hours == null) {
      return null;
    }
    hours.without("timezone", "include_weekends");
    return QuietHours.parse(
        "%02d:00".formatted(hours.number("start_hour").intValue()),
        "%02d:00".formatted(hours.number("end_hour").intValue()));
  }

  /// What was shown to some is shown to nobody, rather than to others than these.
  private static List<Piece> privacy(Fields data) throws Settled {
    Fields sharing = data.object("data_sharing");
    Fields visibility = data.object("visibility_settings");
    sharing.without(
        "allow_analytics", "allow_marketing", "allow_third_party_sharing", "share_with_partners");
    visibility.without("activity_visibility");
    data.without("data_retention_preference");
    List<Piece> pieces = new ArrayList<>();
    pieces.add(
        new PreferencePiece(
            new PrivacyPreferencesSet(
                visibility.text("profile_visibility").equals("Public")
                    ? Visibility.PUBLIC
                    : Visibility.PRIVATE,
                visibility.text("contact_info_visibility").equals("Public"),
                false,
                sharing.flag("allow_profiling"))));
    for (Fields consent : data.objects("consent_records")) {
      pieces.add(consent(consent));
    }
    return pieces;
  }

  private static Piece consent(Fields consent) throws Settled {
    String time = consent.text("timestamp");
    String address = consent.optionalText("ip_address");
    String evidence =
        "version %s at %s%s"
            .formatted(consent.text("version"), time, address == null ? "" : " from " + address);
    return new ConsentPiece(
        Words.line(consent, "consent_type"), consent.flag("granted"), time, evidence);
  }
}

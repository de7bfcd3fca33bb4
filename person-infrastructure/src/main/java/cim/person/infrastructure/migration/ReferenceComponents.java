package cim.person.infrastructure.migration;

import cim.person.application.data.EmailInput;
import cim.person.application.data.PhoneInput;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.Website;
import cim.person.infrastructure.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a component of the older service says, in the lines of a [Portrait].
final class ReferenceComponents {
  private ReferenceComponents() {}

  /// `Contact.Email`, `Location`
  static String kind(@Nullable Object tagged) {
    String group = Raw.key(tagged);
    return group.equals("Location") ? group : group + "." + Raw.key(Raw.at(tagged, group));
  }

  /// @param tagged `{"Contact": {"Email": {…}}}`
  static List<String> says(@Nullable Object tagged) {
    String kind = kind(tagged);
    Object data = Raw.at(tagged, kind);
    List<String> says =
        switch (kind) {
          case "Contact.Email" -> email(Raw.text(data, "email.address"));
          case "Contact.Phone" -> phone(number(data));
          case "Contact.Messaging" ->
              List.of(contact("messaging", Raw.text(data, "platform"), Raw.text(data, "handle")));
          case "Social.SocialMedia" ->
              List.of(contact("profile", Raw.text(data, "platform"), Raw.text(data, "username")));
          case "Social.Website" -> website(Raw.text(data, "url"));
          case "Location" -> address(data);
          case "Professional.Skills" -> skills(data);
          case "Preferences.Communication" -> communication(data);
          case "Preferences.Privacy" -> privacy(data);
          default -> List.of();
        };
    return says.isEmpty() ? List.of(remark(kind, data)) : says;
  }

  /// What V2 added: free data, of which onboarding's is known.
  static List<String> added(String type, @Nullable Object data) {
    List<String> says =
        type.equals("EmailAddress") && Raw.at(data, "email") instanceof String address
            ? email(address)
            : type.equals("PhoneNumber") && Raw.at(data, "phone") instanceof String number
                ? phone(number)
                : List.of();
    return says.isEmpty() ? List.of(remark(type, data)) : says;
  }

  private static String remark(String kind, @Nullable Object data) {
    return "fact component." + kind + " = " + StrictJson.write(data);
  }

  static String contact(String... words) {
    return "contact " + String.join(" ", words);
  }

  private static List<String> email(String address) {
    try {
      return List.of(contact("email", new EmailInput(address).parse().address()));
    } catch (MalformedValue _) {
      return List.of();
    }
  }

  private static List<String> phone(String number) {
    try {
      return List.of(contact("phone", new PhoneInput(number, null).parse().number()));
    } catch (MalformedValue _) {
      return List.of();
    }
  }

  private static List<String> website(String url) {
    try {
      return List.of(contact("website", Website.parse(url).url()));
    } catch (MalformedValue _) {
      return List.of();
    }
  }

  private static String number(@Nullable Object data) {
    String number = Raw.text(data, "phone.number");
    String code = Raw.text(data, "phone.country_code");
    String prefix = code.isEmpty() ? Raw.text(data, "country_code") : code;
    return number.startsWith("+") ? number : prefix + " " + number;
  }

  private static List<String> address(@Nullable Object data) {
    String country = Raw.text(data, "address.country_code").toUpperCase(Locale.ROOT);
    return List.of(Locale.getISOCountries()).contains(country)
        ? List.of(
            contact(
                "address",
                Raw.text(data, "address.street1"),
                Raw.text(data, "address.street2"),
                Raw.text(data, "address.postal_code"),
                Raw.text(data, "address.city"),
                country))
        : List.of();
  }

  private static List<String> skills(@Nullable Object data) {
    List<String> says = new ArrayList<>();
    for (Object skill : Raw.list(data, "skills")) {
      says.add(
          "skill %s = %s %s"
              .formatted(
                  Raw.text(skill, "name").toLowerCase(Locale.ROOT),
                  Raw.text(skill, "category"),
                  Raw.text(skill, "proficiency").toUpperCase(Locale.ROOT)));
    }
    return says;
  }

  private static List<String> communication(@Nullable Object data) {
    return Raw.list(data, "preferred_channels").isEmpty()
        ? List.of()
        : List.of("preference language = " + Raw.text(data, "preferred_language"));
  }

  private static List<String> privacy(@Nullable Object data) {
    List<String> says = new ArrayList<>();
    says.add(
        "preference public = "
            + Raw.text(data, "visibility_settings.profile_visibility").equals("Public"));
    for (Object consent : Raw.list(data, "consent_records")) {
      says.add(
          "consent %s = %s"
              .formatted(Raw.text(consent, "consent_type"), Raw.is(consent, "granted")));
    }
    return says;
  }
}

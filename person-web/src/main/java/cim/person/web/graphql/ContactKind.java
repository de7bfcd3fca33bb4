package cim.person.web.graphql;

import cim.person.domain.values.Contact;
import cim.person.domain.values.Email;
import cim.person.domain.values.Messaging;
import cim.person.domain.values.Phone;
import cim.person.domain.values.PostalAddress;
import cim.person.domain.values.SocialProfile;
import cim.person.domain.values.Website;

/// The kinds of contacts, for filtering.
public enum ContactKind {
  EMAIL,
  PHONE,
  POSTAL_ADDRESS,
  MESSAGING,
  SOCIAL_PROFILE,
  WEBSITE;

  static ContactKind of(Contact contact) {
    return switch (contact) {
      case Email _ -> EMAIL;
      case Phone _ -> PHONE;
      case PostalAddress _ -> POSTAL_ADDRESS;
      case Messaging _ -> MESSAGING;
      case SocialProfile _ -> SOCIAL_PROFILE;
      case Website _ -> WEBSITE;
    };
  }
}

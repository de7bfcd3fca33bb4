package cim.person.web.graphql;

import cim.person.domain.values.Contact;
import cim.person.domain.values.Email;
import cim.person.domain.values.Phone;

/// The kinds of contacts, for filtering.
public enum ContactKind {
  EMAIL,
  PHONE;

  static ContactKind of(Contact contact) {
    return switch (contact) {
      case Email _ -> EMAIL;
      case Phone _ -> PHONE;
    };
  }
}

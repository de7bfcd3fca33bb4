package cim.person.web.rest;

import cim.person.domain.state.HeldContact;
import cim.person.domain.values.Email;
import cim.person.domain.values.Messaging;
import cim.person.domain.values.Phone;
import cim.person.domain.values.PostalAddress;
import cim.person.domain.values.SocialProfile;
import cim.person.domain.values.Website;
import ezvcard.VCard;
import ezvcard.VCardDataType;
import ezvcard.parameter.VCardParameters;
import ezvcard.property.Address;
import ezvcard.property.RawProperty;
import ezvcard.property.Telephone;
import ezvcard.property.Url;
import ezvcard.property.VCardProperty;
import ezvcard.util.TelUri;
import java.util.Locale;

/// A contact on a card, with what it is used for and whether it is preferred.
final class CardContact {
  private CardContact() {}

  static void add(HeldContact held, VCard card) {
    switch (held.contact()) {
      case Email(var address) -> describe(held, card.addEmail(address));
      case Phone(var number) -> {
        Telephone telephone = new Telephone(new TelUri.Builder(number).build());
        card.addTelephoneNumber(telephone);
        describe(held, telephone);
      }
      case PostalAddress address -> describe(held, postal(address, card));
      case Website(var url) -> {
        Url website = new Url(url);
        card.addUrl(website);
        describe(held, website);
      }
      case Messaging(var service, var handle) -> describe(held, profile(service, handle, card));
      case SocialProfile(var network, var handle) -> describe(held, profile(network, handle, card));
    }
  }

  private static Address postal(PostalAddress from, VCard card) {
    Address address = new Address();
    address.getStreetAddresses().addAll(from.lines());
    address.setLocality(from.locality());
    address.setRegion(from.region());
    address.setPostalCode(from.postalCode());
    address.setCountry(from.country());
    card.addAddress(address);
    return address;
  }

  /// An account with a service (RFC 9554, 3.5).
  private static RawProperty profile(String service, String handle, VCard card) {
    RawProperty profile = card.addExtendedProperty("SOCIALPROFILE", handle);
    profile.setParameter("SERVICE-TYPE", service);
    profile.setDataType(VCardDataType.TEXT);
    return profile;
  }

  private static void describe(HeldContact held, VCardProperty property) {
    switch (held.use()) {
      case HOME, WORK ->
          property.addParameter(VCardParameters.TYPE, held.use().name().toLowerCase(Locale.ROOT));
      case OTHER -> {}
    }
    if (held.preferred()) {
      property.setParameter(VCardParameters.PREF, "1");
    }
  }
}

package cim.person.domain.values;

/// A way to reach a person.
public sealed interface Contact
    permits Email, Phone, PostalAddress, Messaging, SocialProfile, Website {}

package cim.person.domain.values;

/// What of a contact can change.
///
/// @param contact the way to reach the person
/// @param use what it is used for
public record ContactDetails(Contact contact, ContactUse use) {}

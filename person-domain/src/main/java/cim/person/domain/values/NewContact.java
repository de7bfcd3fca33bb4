package cim.person.domain.values;

/// A contact that a person gets when it is created.
///
/// @param contactId chosen by the caller, else derived from the command's id
/// @param contact the way to reach the person
/// @param use what it is used for
/// @param preferred whether it becomes the preferred contact of its kind
public record NewContact(PartId contactId, Contact contact, ContactUse use, boolean preferred) {}

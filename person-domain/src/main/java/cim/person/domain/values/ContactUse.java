package cim.person.domain.values;

/// What a contact is used for.
public enum ContactUse {
  HOME,
  WORK,
  OTHER
}

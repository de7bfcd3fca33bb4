package cim.person.domain.values;

/// Identifies one part of a person, unique within that person. Whoever adds a part may choose its
/// id; an omitted one is derived from the command's id, so that a retry means the same part.
public sealed interface PartId extends Id permits ContactId {}

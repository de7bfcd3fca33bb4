package cim.person.web.graphql;

import cim.person.application.Receipt;
import org.jspecify.annotations.Nullable;

/// The answer to a mutation: a receipt, or a rejection.
///
/// @param person the person after the command, at once; after a rejection, as it is, if it is
/// @param receipt the proof that the command was carried out
/// @param rejection why it was not
public record PersonPayload(
    @Nullable PersonView person, @Nullable Receipt receipt, @Nullable Refusal rejection) {}

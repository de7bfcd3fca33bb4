package cim.person.infrastructure.siblings;

import cim.person.infrastructure.siblings.SiblingMessage.Stated;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a subject says: `events.organization.<id>.department.created`,
/// `organization.events.<id>.dissolved`, `identity.person.<person>.verified`.
///
/// @param domain empty: none that is known
/// @param id of what it happened to
/// @param person the person it happened to, where the subject is about persons
/// @param type what stands behind the id
record SiblingSubject(
    String domain, Optional<Stated> id, Optional<Stated> person, Optional<String> type) {
  private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  static SiblingSubject of(String subject) {
    List<String> tokens = Arrays.asList(subject.split("\\.", -1));
    String domain = tokens.stream().filter(SiblingType.DOMAINS::contains).findFirst().orElse("");
    int at = 0;
    while (at < tokens.size() && !tokens.get(at).matches(UUID)) {
      at++;
    }
    if (at == tokens.size()) {
      return new SiblingSubject(
          domain, Optional.empty(), Optional.empty(), Optional.of(tokens.getLast()));
    }
    Optional<Stated> found = Optional.of(new Stated("the subject", tokens.get(at)));
    boolean isOfAPerson = at > 0 && tokens.get(at - 1).equals("person");
    String rest = tokens.stream().skip(at + 1L).collect(Collectors.joining("_"));
    return new SiblingSubject(
        domain,
        isOfAPerson ? Optional.empty() : found,
        isOfAPerson ? found : Optional.empty(),
        Optional.of(rest).filter(text -> !text.isEmpty()));
  }
}

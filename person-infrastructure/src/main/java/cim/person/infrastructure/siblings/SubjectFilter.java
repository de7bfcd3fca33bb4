package cim.person.infrastructure.siblings;

import java.util.List;

/// A subject of NATS that may have wildcards: `*` for one token, `>` for one or more at its end.
/// See <https://docs.nats.io/nats-concepts/subjects>.
public record SubjectFilter(String text) {
  private static final int LONGEST = 256;

  /// @throws IllegalArgumentException when it is none
  public SubjectFilter {
    boolean isOne =
        text.length() <= LONGEST && text.matches("([^\\s.*>]+|\\*)(\\.([^\\s.*>]+|\\*))*(\\.>)?|>");
    if (!isOne) {
      throw new IllegalArgumentException("no subject: " + text);
    }
  }

  /// Whether some subject is of both.
  public boolean overlaps(SubjectFilter other) {
    List<String> ours = tokens();
    List<String> theirs = other.tokens();
    for (int at = 0; at < Math.min(ours.size(), theirs.size()); at++) {
      String our = ours.get(at);
      String their = theirs.get(at);
      if (our.equals(">") || their.equals(">")) {
        return true;
      }
      if (!our.equals("*") && !their.equals("*") && !our.equals(their)) {
        return false;
      }
    }
    return ours.size() == theirs.size();
  }

  /// Whether each subject of the other is of this one, too.
  public boolean covers(SubjectFilter other) {
    List<String> ours = tokens();
    List<String> theirs = other.tokens();
    for (int at = 0; at < ours.size(); at++) {
      String our = ours.get(at);
      if (our.equals(">")) {
        return theirs.size() > at;
      }
      String their = at < theirs.size() ? theirs.get(at) : ">";
      if (their.equals(">") || !our.equals("*") && !our.equals(their)) {
        return false;
      }
    }
    return ours.size() == theirs.size();
  }

  private List<String> tokens() {
    return List.of(text.split("\\.", -1));
  }

  @Override
  public String toString() {
    return text;
  }
}

package cim.person.domain.values;

/// Text or a number that cannot be a value of its type at all, such as `2025-02-30` or an email
/// without a domain. Says which field of the value is wrong and why.
public final class MalformedValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String field;

  /// @param field the path below the value, such as `given[1]`, or empty for the value as a whole
  /// @param problem what is wrong and what is allowed, as the end of a sentence: "must …"
  public MalformedValue(String field, String problem) {
    super(problem);
    this.field = field;
  }

  public String field() {
    return field;
  }
}

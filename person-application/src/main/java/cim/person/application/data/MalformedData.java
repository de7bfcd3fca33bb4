package cim.person.application.data;

/// Plain data that cannot be made a record: says where, and what is allowed there.
public final class MalformedData extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String field;

  /// @param field the path of the field, such as `contacts[1].contact.email`
  /// @param problem what is wrong and what is allowed: "must …"
  public MalformedData(String field, String problem) {
    super(problem);
    this.field = field;
  }

  public String field() {
    return field;
  }

  /// The path of a field of what stands at a path; the path of the whole is empty.
  public static String below(String path, String field) {
    return path.isEmpty() || field.isEmpty() ? path + field : path + "." + field;
  }
}

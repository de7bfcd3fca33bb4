package cim.person.infrastructure.migration;

import java.util.ArrayList;
import java.util.List;

/// What is noticed about a message while it is read. For one thread.
final class Notes {
  private final List<Note> notes = new ArrayList<>();
  private final List<String> unkept = new ArrayList<>();

  /// @param code what was noticed
  /// @param what where, and what stood there
  record Note(Code code, String what) {}

  void add(Code code, String what) {
    notes.add(new Note(code, what));
  }

  /// Something that the record of today has no place for.
  void unkept(String path) {
    unkept.add(path);
  }

  List<Note> notes() {
    return notes;
  }

  List<String> unkept() {
    return unkept;
  }
}

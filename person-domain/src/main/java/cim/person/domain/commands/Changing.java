package cim.person.domain.commands;

/// A command outside the lifecycle: what kind of change it makes decides in which states of the
/// lifecycle it is permitted.
public interface Changing {
  Change change();

  /// Something new is said about the person.
  interface Addition extends Changing {
    @Override
    default Change change() {
      return Change.ADDITION;
    }
  }

  /// Something new is said about a part that is there.
  interface Supplement extends Addition {}

  /// Something that was said is put right or brought up to date.
  interface Correction extends Changing {
    @Override
    default Change change() {
      return Change.CORRECTION;
    }
  }

  /// Something that was said ends.
  interface Ending extends Changing {
    @Override
    default Change change() {
      return Change.ENDING;
    }
  }
}

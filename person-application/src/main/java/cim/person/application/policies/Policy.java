package cim.person.application.policies;

/// A rule of the form: when this has happened, then that should. Any CDI bean of this type, in any
/// jar of the application, is found and run.
///
/// It is run on one node at a time, for different persons at once: implementations must be
/// thread-safe.
public interface Policy {
  /// What it is called, in kebab-case: in configuration (`person.policies.<name>.enabled`), as the
  /// actor of its commands (`policy:<name>`) and wherever it is spoken of. Never changed, for its
  /// place in the stream is kept under it.
  String name();

  /// What it is run for: the same whenever it is asked, which is for each event, until the
  /// application ends.
  Interest interest();

  /// Says what should happen next. The read models contain the trigger's event when it is asked.
  ///
  /// It may be asked again for the same trigger, after a crash or a failure, and then on read
  /// models that have moved on. What it throws counts as a failure: it is asked again later, and
  /// in the end the trigger becomes a dead letter.
  Reaction react(Trigger trigger);
}

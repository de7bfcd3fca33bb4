package cim.person.infrastructure.nats;

/// What is known of the streams at this moment.
public sealed interface StreamsState {
  /// They are there, with the settings that keep what the system promises.
  record Ready() implements StreamsState {}

  /// NATS is not there, or does not let us in.
  ///
  /// @param reason as the client has it, empty where nothing is known
  record NotConnected(String reason) implements StreamsState {}

  /// Something has to be set right by an operator, or does not answer.
  ///
  /// @param text what it is, naming stream and setting
  record Problem(String text) implements StreamsState {}
}

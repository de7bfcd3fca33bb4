package cim.person.domain.values;

/// A way of communication.
public enum Channel {
  /// By email.
  EMAIL,
  /// By a call.
  PHONE,
  /// By a text message to the phone.
  SMS,
  /// By letter.
  POST,
  /// By a messaging service.
  MESSAGING
}

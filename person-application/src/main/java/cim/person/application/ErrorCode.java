package cim.person.application;

/// What an error means for whoever gets it, through whichever door.
public enum ErrorCode {
  /// Something that was sent cannot be what it is meant to be; sent again, it fails again.
  INVALID_INPUT,
  /// Other writers were first each time; the same command may be sent again.
  CONFLICT,
  /// Something that is needed does not answer; the same may be sent again after a while.
  UNAVAILABLE,
  /// The request asks for more than one request may.
  TOO_COMPLEX,
  /// Nobody knows who asks: the token is missing, or does not count.
  UNAUTHENTICATED,
  /// The client may not ask this.
  FORBIDDEN,
  /// The answer took too long. A command may have been carried out: send it again with its id.
  TIMEOUT,
  /// A failure of ours; the log has it under the error's id.
  INTERNAL
}

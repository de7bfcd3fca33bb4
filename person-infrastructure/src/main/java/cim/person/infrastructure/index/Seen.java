package cim.person.infrastructure.index;

/// How far a read model has seen the stream, saved together with its data.
///
/// The message id tells whether the stream is still the one that was read: after a restore, or the
/// loss of its newest messages, something else stands at the position, or nothing.
///
/// @param position the last position that was seen, 0 for none
/// @param messageId what the stream calls the message there
record Seen(long position, String messageId) {
  static final Seen NOTHING = new Seen(0, "");

  static Seen of(StreamEntry entry) {
    return new Seen(entry.position(), entry.messageId());
  }

  String write() {
    return position + " " + messageId;
  }

  static Seen read(String text) {
    int space = text.indexOf(' ');
    return new Seen(Long.parseLong(text.substring(0, space)), text.substring(space + 1));
  }
}

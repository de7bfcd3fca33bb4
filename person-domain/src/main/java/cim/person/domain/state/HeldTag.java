package cim.person.domain.state;

/// A word that the person is marked with.
///
/// @param tag the word
public record HeldTag(String tag) implements Part {
  @Override
  public Object key() {
    return tag;
  }
}

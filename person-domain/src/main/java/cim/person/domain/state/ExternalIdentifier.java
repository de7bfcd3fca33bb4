package cim.person.domain.state;

/// What another system calls the person.
///
/// @param system the other system
/// @param value what the person is called there
public record ExternalIdentifier(String system, String value) implements Part {
  @Override
  public Object key() {
    return this;
  }
}

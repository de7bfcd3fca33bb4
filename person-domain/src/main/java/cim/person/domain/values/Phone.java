package cim.person.domain.values;

/// A telephone number of the international numbering plan (ITU-T E.164).
///
/// @param number `+`, country code and subscriber number: at most 15 digits, without spaces
public record Phone(String number) implements Contact {
  public Phone {
    if (!number.matches("\\+[1-9][0-9]{1,14}")) {
      throw new MalformedValue("number", "must be an E.164 number such as +41446681800");
    }
  }
}

package cim.person.web.rest;

import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.io.StreamWriter;
import ezvcard.io.json.JCardWriter;
import ezvcard.io.text.VCardWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// The forms in which a person is written as a card for address books.
enum CardForm {
  /// vCard 4.0 (RFC 6350).
  VCARD_4("vcard", CardForm.VCARD + "; version=4.0; charset=utf-8") {
    @Override
    StreamWriter writer(Writer text) {
      VCardWriter writer = new VCardWriter(text, VCardVersion.V4_0);
      writer.setAddProdId(false);
      return writer;
    }
  },
  /// jCard (RFC 7095).
  JCARD_4("jcard", CardForm.JCARD) {
    @Override
    StreamWriter writer(Writer text) {
      JCardWriter writer = new JCardWriter(text);
      writer.setAddProdId(false);
      return writer;
    }
  };

  static final String VCARD = "text/vcard";
  static final String JCARD = "application/vcard+json";

  private final String tag;
  private final String contentType;

  CardForm(String tag, String contentType) {
    this.tag = tag;
    this.contentType = contentType;
  }

  abstract StreamWriter writer(Writer text);

  /// Ends the entity tags of this form.
  String tag() {
    return tag;
  }

  String contentType() {
    return contentType;
  }

  byte[] write(VCard card) {
    Writer text = new StringWriter();
    try (StreamWriter writer = writer(text)) {
      writer.write(card);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write a card", failure);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}

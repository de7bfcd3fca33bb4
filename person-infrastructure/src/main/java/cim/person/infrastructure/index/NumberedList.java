package cim.person.infrastructure.index;

import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;

/// A list whose places are numbers, 1, 2, 3, …: its cursors name the list and a number.
///
/// @param name tells it from other lists
record NumberedList(String name) {

  /// The number that the page's cursor names, 0 without one; empty when it is none of this list.
  OptionalLong from(PageRequest page) {
    if (page.cursor() == null) {
      return OptionalLong.of(0);
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(page.cursor());
      String text = new String(bytes, StandardCharsets.UTF_8);
      long number = Long.parseLong(text.substring(Math.min(name.length(), text.length())));
      if (number > 0 && number < Long.MAX_VALUE && cursor(number).equals(page.cursor())) {
        return OptionalLong.of(number);
      }
    } catch (IllegalArgumentException _) {
      // none of this list
    }
    return OptionalLong.empty();
  }

  /// A page of the list.
  ///
  /// @param nodes what stands at the numbers
  <T> Page<T> page(Numbers numbers, List<T> nodes) {
    List<Page.Item<T>> items = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      items.add(new Page.Item<>(cursor(numbers.chosen().get(i)), nodes.get(i)));
    }
    return new Page<>(items, numbers.hasPrevious(), numbers.hasNext(), numbers.total());
  }

  private String cursor(long number) {
    byte[] text = (name + number).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }
}

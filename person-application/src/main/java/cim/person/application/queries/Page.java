package cim.person.application.queries;

import java.util.List;

/// A part of a list, always in the order of the list.
///
/// @param items each with its cursor
/// @param hasPrevious whether there are items before these
/// @param hasNext whether there are items after these
/// @param total how many items the whole list has
public record Page<T>(List<Item<T>> items, boolean hasPrevious, boolean hasNext, long total) {

  /// @param cursor stands for this item's place in the list, also when the list changes
  /// @param node the item
  public record Item<T>(String cursor, T node) {}
}

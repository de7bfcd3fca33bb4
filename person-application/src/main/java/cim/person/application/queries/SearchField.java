package cim.person.application.queries;

/// In what of a person a search looks, the most telling first.
public enum SearchField {
  /// Its names: the present one, those before it, and those beside it.
  NAME(10),
  /// Its email addresses.
  EMAIL(5),
  /// What it does, and for which organizations.
  EMPLOYMENT(3),
  /// What it can do.
  SKILL(2),
  /// The words that it is marked with.
  TAG(1);

  private final int weight;

  SearchField(int weight) {
    this.weight = weight;
  }

  /// How much a word that is found here counts.
  public int weight() {
    return weight;
  }
}

package cim.person.domain.values;

/// How the parts of a name stand together where its bearer comes from.
public enum NameConvention {
  /// Given names, then family name: *Mary Jane O'Brien*.
  WESTERN,
  /// Given names, then the surnames of both parents: *María José Carreño Quiñones*.
  SPANISH,
  /// Family name first: *毛泽东*, *Bartók Béla*, *Nguyễn Thị Minh Khai*.
  EAST_ASIAN,
  /// A name after the father or mother takes part: *Björk Guðmundsdóttir*, *Иван Петрович
  /// Сидоров*.
  PATRONYMIC,
  /// One name only: *Suharto*.
  MONONYMIC,
  /// None of these: given names, then family names, as they were entered.
  OTHER
}

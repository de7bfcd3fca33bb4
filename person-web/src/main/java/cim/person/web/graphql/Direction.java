package cim.person.web.graphql;

/// Which end of an order comes first.
public enum Direction {
  ASC,
  DESC
}

package cim.person.infrastructure.faults;

import cim.person.infrastructure.faults.Answer.NotNow;

/// A client that knows two nodes: what the first cannot answer it asks the second, under the same
/// id, so that it is carried out once.
record EitherDoor(Door first, Door second) implements Door {
  @Override
  public Answer ask(Order order) throws InterruptedException {
    Answer answer = first.ask(order);
    return answer instanceof NotNow ? second.ask(order) : answer;
  }
}

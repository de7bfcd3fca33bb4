package cim.person.web.rest;

/// A request that is answered with a problem.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  Refused(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}

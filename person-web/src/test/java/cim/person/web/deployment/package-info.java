/// What is shipped to run this in containers. No engine for containers is needed to check it: the
/// files are read as strictly as Kubernetes and Compose read them, and must agree with each other.
@NullMarked
package cim.person.web.deployment;

import org.jspecify.annotations.NullMarked;

/// The gRPC door without a server around it.
@NullMarked
package cim.person.web.grpc;

import org.jspecify.annotations.NullMarked;

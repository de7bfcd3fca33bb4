/// Tokens, checked by jose4j: JSON Web Tokens (RFC 7519) as MicroProfile JWT 2.1 has them.
///
/// The server's own feature for them is left out: it knows HTTP only, and lets a request with a bad
/// token run as nobody.
@NullMarked
package cim.person.infrastructure.security;

import org.jspecify.annotations.NullMarked;

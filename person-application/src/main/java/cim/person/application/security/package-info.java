/// Who asks, and what they may: one rule for every door.
///
/// A door hands the `Authorization` that it was sent to the [Authenticator] before anything else,
/// and asks the caller that it gets for what [Permissions] says. There is no caller who is nobody:
/// what is not authenticated cannot be asked for a role, so it cannot run by accident.
@NullMarked
package cim.person.application.security;

import org.jspecify.annotations.NullMarked;

package cim.person.infrastructure.nats;

import io.nats.client.Nats;
import io.nats.client.Options;
import java.nio.file.Path;

/// How the application says to NATS who it is. A login within the URL works as well.
public sealed interface NatsLogin {
  /// It says nothing, or what the URL has.
  record None() implements NatsLogin {}

  /// A user of the server's configuration.
  record Password(String user, Secret password) implements NatsLogin {}

  /// A token of the server's configuration.
  record Token(Secret token) implements NatsLogin {}

  /// A credentials file with a JWT and an nkey seed, or a seed alone. It is read at each login.
  record Credentials(Path file) implements NatsLogin {
    /// @throws IllegalArgumentException when nobody could log in with that file
    public static NatsLogin of(Path file) {
      try {
        Nats.credentials(file.toString()).sign(new byte[] {1});
      } catch (RuntimeException problem) {
        throw new IllegalArgumentException("nothing to log in with in " + file, problem);
      }
      return new Credentials(file);
    }
  }

  /// Has the client log in like this.
  default void addTo(Options.Builder options) {
    switch (this) {
      case None() -> {}
      case Password(String user, Secret password) ->
          options.userInfo(user.toCharArray(), password.text().toCharArray());
      case Token(Secret token) -> options.token(token.text().toCharArray());
      case Credentials(Path file) -> options.authHandler(Nats.credentials(file.toString()));
    }
  }
}

package cim.person.web.http;

import jakarta.json.spi.JsonProvider;

/// The implementation of Jakarta JSON Processing, looked for once: the methods of `Json` look for
/// it
/// at each call, through all of the server's class loaders, which takes longer than the JSON.
/// Thread-safe.
public final class JsonImplementation {
  public static final JsonProvider JSON = JsonProvider.provider();

  private JsonImplementation() {}
}

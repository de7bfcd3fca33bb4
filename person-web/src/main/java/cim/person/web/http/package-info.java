/// What all addresses over HTTP have in common: who may ask from a browser, and what must not be
/// kept.
///
/// Most are servlet filters, because CORS and limits hold for whatever answers behind them.
@NullMarked
package cim.person.web.http;

import org.jspecify.annotations.NullMarked;

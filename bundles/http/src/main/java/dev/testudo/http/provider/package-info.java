/**
 * The provider of HTTP. It brings no server: it configures one instance of Felix's, on an address
 * that others cannot reach unless somebody wants it so, and guards the contexts that pages are
 * served in.
 */
@NullMarked
package dev.testudo.http.provider;

import org.jspecify.annotations.NullMarked;

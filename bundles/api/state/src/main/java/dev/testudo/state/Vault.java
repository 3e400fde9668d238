package dev.testudo.state;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Where live state is kept while the code that works on it is replaced. A provider opens its {@link
 * Room} when it starts, keeps no state elsewhere, and closes the room when it stops; the next
 * version opens the same room and finds everything as it is, changed meanwhile by calls still in
 * flight.
 */
@ProviderType
public interface Vault {

  /**
   * Opens a room. Two versions of one provider may have it open at once.
   *
   * @param name the capability's word, such as {@code breaker}
   * @param schema the number of the shape of its cells; raised when a cell changes its meaning
   * @throws SchemaException if the room was left in another schema, which this caller cannot read
   */
  Room room(String name, int schema);
}

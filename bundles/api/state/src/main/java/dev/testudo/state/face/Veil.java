package dev.testudo.state.face;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which OSGi services other bundles see only through a stable face. Services that carry {@link
 * #FACE} always do; rules add those that know nothing of it. Rules are data: they stay in force
 * while the bundle that gave them is updated.
 */
@ProviderType
public interface Veil {
  /**
   * Service property that asks for a face. With the value {@code linger} the old object is called
   * while there is no new one, which suits code whose state is in the vault; with {@code true}
   * calls wait.
   */
  String FACE = "testudo.face";

  /** Service property that asks for a guard as well; the value is the guard's name. */
  String GUARD = "testudo.guard";

  /**
   * The same as the annotation {@code @Guarded} writes it: Declarative Services makes the property
   * of an annotation's {@code value} from the annotation's own name.
   */
  String GUARDED = "testudo.guarded";

  /**
   * Puts a rule in force, in place of the one of the same name.
   *
   * @param rule its name; that of the guard
   * @param filter which services, as an OSGi filter
   */
  void rule(String rule, String filter);

  /** Takes a rule back: its services lose their guard but keep their face. */
  void drop(String rule);

  /** The rules in force, by name. */
  Map<String, String> rules();

  /** What is behind a face now, ordered by identity. */
  List<Veiled> veiled();

  /**
   * One service behind a face.
   *
   * @param identity the face's identity
   * @param bundle symbolic name and version of the provider
   * @param types the interfaces
   * @param guard the guard's name, or empty
   * @param state {@code UP}, {@code HELD} while its target is being replaced, or why it has no face
   * @param inFlight calls that are inside the target now
   */
  record Veiled(
      String identity,
      String bundle,
      List<String> types,
      String guard,
      String state,
      int inFlight) {}
}

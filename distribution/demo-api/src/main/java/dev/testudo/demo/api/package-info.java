/**
 * The services of a small shop: {@link dev.testudo.demo.api.Orders} and {@link
 * dev.testudo.demo.api.Catalog}. They know nothing of Testudo. They are in a bundle of their own
 * and not in the shop's, so that who uses them holds on while the shop is replaced.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.demo.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

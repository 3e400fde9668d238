/**
 * How values are written for people and for programs, wherever Testudo shows some: {@link
 * dev.testudo.capability.text.Cells single values}, {@link dev.testudo.capability.text.Fields
 * records}, {@link dev.testudo.capability.text.Json JSON}.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.capability.text;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

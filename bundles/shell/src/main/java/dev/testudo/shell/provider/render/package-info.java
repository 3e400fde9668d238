/**
 * The one place that makes text of what commands return: a {@link
 * dev.testudo.shell.provider.render.Renderer} turns records and lists of records into tables,
 * blocks or JSON, as the {@link dev.testudo.shell.provider.render.Screen} asks for it.
 */
@NullMarked
package dev.testudo.shell.provider.render;

import org.jspecify.annotations.NullMarked;

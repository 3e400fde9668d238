/** How the platform is, and why something in it is not active. Nothing here changes anything. */
@NullMarked
package dev.testudo.shell.provider.platform;

import org.jspecify.annotations.NullMarked;

/** Says which services are guarded: the {@code services} filters of the guards' configurations. */
@NullMarked
package dev.testudo.weaver.provider;

import org.jspecify.annotations.NullMarked;

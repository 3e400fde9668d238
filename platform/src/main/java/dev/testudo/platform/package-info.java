/**
 * The platform as a program ({@link dev.testudo.platform.Main}) and as a part of yours ({@link
 * dev.testudo.platform.Platform}). It boots the framework from one file, the desired state; what
 * the framework has cached is never the truth.
 */
@NullMarked
package dev.testudo.platform;

import org.jspecify.annotations.NullMarked;

/**
 * Alerts. A {@link dev.testudo.alert.provider.Rule} looks at its metric once a second and moves its
 * alerts from state to state; the {@link dev.testudo.alert.provider.Router} puts what people are to
 * know into the queue of each channel.
 */
@NullMarked
package dev.testudo.alert.provider;

import org.jspecify.annotations.NullMarked;

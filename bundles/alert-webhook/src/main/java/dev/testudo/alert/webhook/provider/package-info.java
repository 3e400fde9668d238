/** Alert channels that post JSON over HTTP: one for each configuration. */
@NullMarked
package dev.testudo.alert.webhook.provider;

import org.jspecify.annotations.NullMarked;

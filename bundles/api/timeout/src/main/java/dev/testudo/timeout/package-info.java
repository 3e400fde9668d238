/**
 * A timeout ends calls that take too long, so that their callers do not wait for ever; they get a
 * {@link dev.testudo.timeout.CallTimeoutException}, which counts as a failure of the target.
 *
 * <p>A call that gives a stage is answered at its limit, and the work's stage is cancelled where it
 * is a future. A blocking call is interrupted at its limit: what waits in the JDK then ends at
 * once. The interrupt is the call's own: when the call returns the flag is as it was, and no later
 * call of the thread sees it. Work that ignores interrupts cannot be ended by anybody; its caller
 * waits until it ends by itself, gets the exception then, and the call is counted as late. (Of an
 * interrupt by somebody else that comes while a call is being cut off nothing remains.)
 *
 * <p>{@link dev.testudo.timeout.Timeouts} gives timeouts by name. A timeout may be used alone
 * ({@code timeout.call(() -> orders.find(id))}) or as one policy of a guard, by default innermost:
 * the limit is for each attempt. Where the guard's order has it outside of the retry, it is for all
 * attempts with the waits between them.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.timeout;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/**
 * The one place where the platform answers over HTTP: on the loopback interface unless it is
 * configured otherwise, and only to who presents the token that is made at the first start. Pages
 * are servlets on the OSGi HTTP Whiteboard; a bundle gets its page served by naming a context that
 * {@link dev.testudo.http.HttpEndpoint} describes, and needs no class of this package for it.
 *
 * <pre>{@code
 * @Component(
 *     service = Servlet.class,
 *     property = {
 *       "osgi.http.whiteboard.servlet.pattern=/orders",
 *       "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=dev.testudo)",
 *       "osgi.http.whiteboard.target=(testudo.http=true)"
 *     })
 * public class OrdersPage extends HttpServlet { … }
 * }</pre>
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.http;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

package dev.testudo.shell.provider.capability;

import dev.testudo.http.HttpEndpoint;
import dev.testudo.http.HttpSnapshot;
import dev.testudo.shell.provider.command.Answer;
import dev.testudo.shell.provider.command.Arguments;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where the platform answers over HTTP, and with which token. */
@Component(
    service = HttpCommands.class,
    property = {
      "osgi.command.scope=http",
      "osgi.command.function=show",
      "osgi.command.function=renew"
    })
public final class HttpCommands {
  private final HttpEndpoint endpoint;

  @Activate
  public HttpCommands(@Reference HttpEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Descriptor(
      "Shows where metrics and health are served, and the file with the token to present."
          + " Example: http:show")
  public HttpSnapshot show(@Descriptor("") String[] words) {
    new Arguments("http:show", words).between(0, 0);
    return Answer.to(endpoint::snapshot);
  }

  @Descriptor(
      "Makes another token; who has the old one is refused from now on. Example: http:renew")
  public HttpSnapshot renew(@Descriptor("") String[] words) {
    new Arguments("http:renew", words).between(0, 0);
    return Answer.to(
        () -> {
          endpoint.renewToken();
          return endpoint.snapshot();
        });
  }
}

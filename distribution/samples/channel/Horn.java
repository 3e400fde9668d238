import dev.testudo.alert.Alert;
import dev.testudo.alert.AlertChannel;
import dev.testudo.alert.Delivery;

/** An alert channel: blows the horn, in the log. */
public final class Horn implements AlertChannel {
  private static final System.Logger LOG = System.getLogger("horn");

  @Override
  public Delivery deliver(Alert alert) {
    LOG.log(
        System.Logger.Level.INFO,
        alert.resolved() ? "…silence: {0}" : "TOOOT! {0}",
        alert.summary());
    return Delivery.delivered();
  }
}

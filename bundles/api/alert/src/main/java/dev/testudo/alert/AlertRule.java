package dev.testudo.alert;

import dev.testudo.Instance;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A rule. It is evaluated once a second; all its methods may be called from any thread. {@link
 * #reset} forgets its alerts, without telling anybody.
 */
@ProviderType
public interface AlertRule extends Instance<AlertRuleSettings, AlertRuleSnapshot> {

  /** Evaluates it now, besides; gives its alerts, those resolved lately included. */
  List<Alert> evaluate();

  /** Its alerts as of the latest evaluation, those resolved lately included. */
  List<Alert> alerts();
}

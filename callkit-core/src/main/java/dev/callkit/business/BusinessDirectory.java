package dev.callkit.business;

import dev.callkit.call.BusinessId;
import java.util.Optional;

/** Finds businesses. Asked for every call, so that a change takes effect with the next one. */
@FunctionalInterface
public interface BusinessDirectory {

  /** {@return the business as it is configured now, or empty if it is not known} */
  Optional<Business> find(BusinessId id);
}

/// A bank's card terminal as software, in two dialects: Hypercom TLV and ECR17. Its ledger is the judge: what it approved was taken from the patient, whatever the kiosk believes. Shares nothing with the driver.
@NullMarked
package vn.hospitalkiosk.virtual.cardterminal;

import org.jspecify.annotations.NullMarked;

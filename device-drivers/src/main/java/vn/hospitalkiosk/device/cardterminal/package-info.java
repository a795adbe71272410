/// Card terminals driven by a cash register link (ECR): one driver, two codecs (payments-providers.md §6). Money moves here: nothing is sent twice, nothing is guessed, and no card number gets out unmasked.
@NullMarked
package vn.hospitalkiosk.device.cardterminal;

import org.jspecify.annotations.NullMarked;

/// The words that kiosk and gateway exchange: ids, money, requests, answers, events. Plain Java; JSON shapes follow from the records.
/// Paths, methods and status codes are in `docs/wires.md`, section "Kiosk door".
@NullMarked
package vn.hospitalkiosk.api;

import org.jspecify.annotations.NullMarked;

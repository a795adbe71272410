/// The virtual hospital's part of `var/`: addresses, secrets, state. Places and rights as in `docs/wires.md`, "Files under var/".
@NullMarked
package vn.hospitalkiosk.virtual.folder;

import org.jspecify.annotations.NullMarked;

/// The strings behind the scenes: what people, scripts and judges may do to the virtual hospital and ask of it (`docs/wires.md`, "Virtual hospital").
@NullMarked
package vn.hospitalkiosk.virtual.control;

import org.jspecify.annotations.NullMarked;

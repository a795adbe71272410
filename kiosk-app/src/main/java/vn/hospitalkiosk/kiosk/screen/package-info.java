/// Screens: a function of the journey's state to nodes; design tokens and components of UI.md. The only importer of JavaFX beside technician and main.
@NullMarked
package vn.hospitalkiosk.kiosk.screen;

import org.jspecify.annotations.NullMarked;

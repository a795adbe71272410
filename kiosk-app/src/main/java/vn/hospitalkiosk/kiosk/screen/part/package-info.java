/// Design tokens and components of UI.md §2 and §4: what every face is built from. Colours live in `kiosk.css`, sizes here.
@NullMarked
package vn.hospitalkiosk.kiosk.screen.part;

import org.jspecify.annotations.NullMarked;

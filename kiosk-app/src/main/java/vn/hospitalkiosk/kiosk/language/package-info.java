/// Texts in Vietnamese and English; money, dates and times as people read them.
@NullMarked
package vn.hospitalkiosk.kiosk.language;

import org.jspecify.annotations.NullMarked;

/// config/kiosk.yaml: what a hospital edits; unknown keys are refused with file, line and key.
@NullMarked
package vn.hospitalkiosk.kiosk.settings;

import org.jspecify.annotations.NullMarked;

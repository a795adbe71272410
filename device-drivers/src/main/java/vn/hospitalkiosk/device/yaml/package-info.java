/// YAML into records: files that a hospital edits, refused with file, line and key when they do not fit.
@NullMarked
package vn.hospitalkiosk.device.yaml;

import org.jspecify.annotations.NullMarked;

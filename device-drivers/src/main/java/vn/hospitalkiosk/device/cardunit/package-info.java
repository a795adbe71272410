/// The hospital card unit: takes, reads, gives back and keeps cards. CRT-591-M001 protocol (devices.md §1d). Payment cards are sent back unread.
@NullMarked
package vn.hospitalkiosk.device.cardunit;

import org.jspecify.annotations.NullMarked;

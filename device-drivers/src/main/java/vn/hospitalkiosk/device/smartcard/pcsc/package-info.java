/// PC/SC by java.lang.foreign: pcsc-lite on Linux, WinSCard on Windows. Cards survive a restart of pcscd because every `open` takes a fresh context.
@NullMarked
package vn.hospitalkiosk.device.smartcard.pcsc;

import org.jspecify.annotations.NullMarked;

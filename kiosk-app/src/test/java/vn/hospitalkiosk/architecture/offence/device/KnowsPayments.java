package vn.hospitalkiosk.architecture.offence.device;

/// Planted: a driver that knows the payments' words, opens sockets itself and uses the serial and USB libraries outside their rooms.
public class KnowsPayments {
    public vn.hospitalkiosk.architecture.offence.api.NotPlain money() {
        return new vn.hospitalkiosk.architecture.offence.api.NotPlain(
                com.fazecast.jSerialComm.SerialPort.getCommPorts().length);
    }

    public java.net.Socket socket() {
        return new java.net.Socket();
    }

    public org.usb4java.Context usb() {
        return new org.usb4java.Context();
    }
}

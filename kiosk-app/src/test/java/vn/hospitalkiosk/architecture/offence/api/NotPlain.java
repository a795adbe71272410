package vn.hospitalkiosk.architecture.offence.api;

/// Planted: money in floating point, and a word that drags a library along.
public record NotPlain(double amount) {
    public org.slf4j.Logger logger() {
        return org.slf4j.LoggerFactory.getLogger(NotPlain.class);
    }
}

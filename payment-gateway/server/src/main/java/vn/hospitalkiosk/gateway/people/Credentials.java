package vn.hospitalkiosk.gateway.people;

/// What a person proves themselves with.
///
/// @param passwordHash with its parameters, as [Passwords] made it
/// @param codeSecret of RFC 6238, sealed by [SecretBox]
public record Credentials(String passwordHash, Bytes codeSecret) {
    @Override
    public String toString() {
        return "credentials";
    }
}

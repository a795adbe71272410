package vn.hospitalkiosk.api;

/// One purpose a patient is asked about, in the words of one version. Never ticked beforehand.
///
/// @param required without it the kiosk cannot go on and a person must; the patient may still refuse
/// @param vi what the screen shows in Vietnamese
/// @param en what it shows in English
public record ConsentQuestion(
        String purpose, String version, boolean required, Words vi, Words en) {
    /// @param hash SHA-256 of the words, hexadecimal: proves later which words were shown
    public record Words(String title, String text, String hash) {}

    public ConsentQuestion {
        if (!purpose.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("a purpose is named in lower case and hyphens");
        }
    }
}

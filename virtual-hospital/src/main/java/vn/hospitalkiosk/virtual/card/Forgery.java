package vn.hospitalkiosk.virtual.card;

/// What may be wrong with a card on purpose.
public enum Forgery {
    /// A letter of the name in DG1 was changed after signing.
    TAMPERED_DG1,
    /// The last digit of the chip id in DG13 was changed after signing.
    TAMPERED_DG13,
    /// DG14 was changed after signing.
    TAMPERED_DG14,
    /// DG15 holds the forger's public key, and active authentication uses it.
    SWAPPED_DG15,
    /// All files are copied from a genuine card, the private key of active authentication is not.
    CLONED,
    /// Signed by an authority of the same name, but another one.
    WRONG_CSCA
}

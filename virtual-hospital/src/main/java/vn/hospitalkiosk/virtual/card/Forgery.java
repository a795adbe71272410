package vn.hospitalkiosk.virtual.card;

/// What may be wrong with a card on purpose.
public enum Forgery {
    /// A letter of the name in DG1 was changed after signing.
    TAMPERED_DG1,
    /// A byte of the photograph in DG2 was changed after signing.
    TAMPERED_DG2,
    /// The last digit of the chip id in DG13 was changed after signing.
    TAMPERED_DG13,
    /// DG14 was changed after signing.
    TAMPERED_DG14,
    /// The last byte of DG15 was changed after signing.
    TAMPERED_DG15,
    /// A bit of the signature in the SOD was changed.
    TAMPERED_SOD,
    /// DG13 comes from somebody else's card.
    SWAPPED_DG13,
    /// DG15 holds the forger's public key, and active authentication uses it.
    SWAPPED_DG15,
    /// DG15 was left off, so that nobody asks for the key; the SOD still lists it.
    STRIPPED_DG15,
    /// All files are copied from a genuine card, the private keys are not.
    CLONED,
    /// Signed by an authority of the same name, but another one.
    WRONG_CSCA,
    /// The name was changed and everything signed anew, by a signer of the forger's own authority.
    RESIGNED_SOD,
    /// Signed with a certificate that has run out.
    EXPIRED_SIGNER,
    /// Signed with a certificate that the issuer has revoked.
    REVOKED_SIGNER
}

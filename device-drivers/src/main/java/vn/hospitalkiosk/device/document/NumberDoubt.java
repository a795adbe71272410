package vn.hospitalkiosk.device.document;

/// Why a number deserves a second look. Numbers have no check digit, records are corrected and sexes re-registered: a doubt warns, it does not refuse.
public enum NumberDoubt {
    /// The first three digits are no province's. People whose birth was registered abroad have a country's code there.
    PLACE_UNKNOWN,
    /// The fourth digit says the other sex.
    SEX_DIFFERS,
    /// The fourth digit says another century.
    CENTURY_DIFFERS,
    /// Digits five and six are another year.
    BIRTH_YEAR_DIFFERS,
    /// The third character of an insurance card, the benefit level, is not 1 to 5.
    BENEFIT_UNKNOWN,
    /// Characters four and five of an insurance card are no province's.
    INSURANCE_PLACE_UNKNOWN,
    /// The chip's document number is not the last nine digits of the personal number.
    DOCUMENT_NUMBER_DIFFERS
}

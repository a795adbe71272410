package vn.hospitalkiosk.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/// What the patient showed to say who they are. JSON: `kind` names the case.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PresentedDocument.Chip.class, name = "chip"),
    @JsonSubTypes.Type(value = PresentedDocument.PrintedCode.class, name = "printed-code"),
    @JsonSubTypes.Type(value = PresentedDocument.Typed.class, name = "typed")
})
public sealed interface PresentedDocument {
    NationalId number();

    /// The chip of a CCCD was read.
    ///
    /// @param name from DG13, else the upper-case Latin name of DG1
    record Chip(
            NationalId number,
            PersonName name,
            BirthDate birthDate,
            Sex sex,
            Optional<BirthDate> expiry,
            ChipTrust trust)
            implements PresentedDocument {}

    /// Only the QR printed on a CCCD was scanned: not authenticated.
    record PrintedCode(NationalId number, PersonName name, BirthDate birthDate, Sex sex)
            implements PresentedDocument {}

    /// Twelve digits and a birth year typed by hand.
    record Typed(NationalId number, int birthYear) implements PresentedDocument {}
}

package vn.hospitalkiosk.gateway.insurance;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.gateway.bhxh.CardQuestion;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// Whose card is asked about. Personal data: `toString` tells nothing; at rest it is sealed.
///
/// @param numbers at least one: card, insurance number or personal number; the one presented first
/// @param name as the HIS has it
/// @param onDocument as the document says, where it says so; asked with when the first name is not the card's
public record Insured(
        HisPatientId patient,
        List<String> numbers,
        PersonName name,
        Optional<PersonName> onDocument,
        BirthDate birthDate,
        Sex sex) {
    public Insured {
        numbers = List.copyOf(numbers);
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("nothing to ask with");
        }
    }

    CardQuestion first() {
        return new CardQuestion(numbers.getFirst(), name, birthDate);
    }

    /// With the other name.
    Optional<CardQuestion> renamed() {
        return onDocument
                .filter(other -> !other.full().equals(name.full()))
                .map(other -> new CardQuestion(numbers.getFirst(), other, birthDate));
    }

    /// With the other number.
    Optional<CardQuestion> renumbered() {
        return numbers.stream()
                .skip(1)
                .findFirst()
                .map(number -> new CardQuestion(number, name, birthDate));
    }

    /// What of these can be a number at all, each once.
    public static List<String> numbers(Stream<String> known) {
        return known.filter(CardQuestion::canBeNumber).distinct().toList();
    }

    @Override
    public String toString() {
        return "Insured";
    }
}

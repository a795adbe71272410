package vn.hospitalkiosk.gateway.people;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Somebody who works here. Nobody is ever removed: what they did stays theirs.
///
/// @param name as colleagues know it, 1 to 80 characters
/// @param epoch grows when the credentials, the roles or the standing change: sessions of an older one have ended
public record Person(
        PersonId id, String name, Set<Role> roles, Standing standing, int epoch, Instant added) {
    public static final int LONGEST_NAME = 80;

    /// @throws IllegalArgumentException when the name is empty, too long or holds control characters
    public Person {
        name = name.strip();
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a name has 1 to " + LONGEST_NAME + " characters");
        }
        roles = roles.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(roles));
    }

    public boolean may(Right right) {
        return standing == Standing.ACTIVE && right.isOf(roles);
    }

    public boolean isActiveAdministrator() {
        return standing == Standing.ACTIVE && roles.contains(Role.ADMINISTRATOR);
    }

    /// `N. V. A.`, for places where a full name is too much.
    public String initials() {
        return Arrays.stream(name.split("\\s+"))
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)) + ".")
                .collect(Collectors.joining(" "));
    }
}

package vn.hospitalkiosk.gateway.console;

import vn.hospitalkiosk.gateway.people.Person;
import vn.hospitalkiosk.gateway.people.Right;

/// Who looks at a page.
///
/// @param formToken what every form must carry back
public record Visitor(Person person, String formToken) {
    public boolean may(Right right) {
        return person.may(right);
    }

    /// The hidden field of a form.
    public Html token() {
        return Html.of("<input type=\"hidden\" name=\"_csrf\" value=\"{}\">", formToken);
    }

    @Override
    public String toString() {
        return person.id().value();
    }
}

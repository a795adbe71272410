package vn.hospitalkiosk.gateway.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.gateway.console.Html;

/// One kind of thing that waits for a person at reception. Names queue numbers, kiosks and the HIS's ids; who shows more of a person says so ([Entry#person]).
interface ReceptionInbox {
    /// Part of the address of its acts, `help`.
    String key();

    String title();

    /// What stands there when nothing waits.
    String nothing();

    /// The most urgent first.
    List<Entry> waiting();

    /// @param act one of those the entry offers
    /// @param by the account that acts
    Done act(String id, String act, Map<String, String> typed, String by);

    /// @param what the line in bold
    /// @param detail under it
    /// @param form what stands in the form of the act, fields and one button; nothing when there is no act
    /// @param person under what a look at the person shown stands in the audit; empty when nobody is
    record Entry(
            String id,
            String what,
            String detail,
            Instant since,
            Html form,
            Optional<String> person) {
        Entry(String id, String what, String detail, Instant since, Html form) {
            this(id, what, detail, since, form, Optional.empty());
        }
    }

    /// What became of an act.
    sealed interface Done {
        record Well(String words) implements Done {}

        record Not(String words) implements Done {}
    }

    /// Somebody else was faster.
    static Done gone() {
        return new Done.Not("Việc này đã có người làm rồi.");
    }

    /// The one button of an entry.
    static Html button(String act, String word) {
        return Html.of("<button class=\"bt p\" name=\"act\" value=\"{}\">{}</button>", act, word);
    }

    static Html lesser(String act, String word) {
        return Html.of(
                "<button class=\"bt\" name=\"act\" value=\"{}\" formnovalidate>{}</button>",
                act,
                word);
    }
}

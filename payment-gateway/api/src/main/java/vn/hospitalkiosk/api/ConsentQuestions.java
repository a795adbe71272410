package vn.hospitalkiosk.api;

import java.util.List;

/// What is asked before a record is made. `GET /kiosk/v1/consents`; empty: nothing.
public record ConsentQuestions(List<ConsentQuestion> questions) {
    public ConsentQuestions {
        questions = List.copyOf(questions);
    }
}

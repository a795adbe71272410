package vn.hospitalkiosk.gateway.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import vn.hospitalkiosk.api.ConsentQuestion;
import vn.hospitalkiosk.api.ConsentReply;
import vn.hospitalkiosk.gateway.checkin.Consenting;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;

/// The doorway to consent: what is asked before a record is made, and what was said, yes and no alike.
public final class Consents implements Consenting {
    private final ConsentTexts texts;
    private final ConsentBook book;
    private final Clock clock;

    public Consents(ConsentTexts texts, ConsentBook book, Clock clock) {
        this.texts = texts;
        this.book = book;
        this.clock = clock;
    }

    public List<ConsentQuestion> questions() {
        return texts.questions();
    }

    @Override
    public boolean agreed(KioskIdentity kiosk, String person, ConsentReply reply) {
        if (!reply.said().stream().allMatch(this::known)) {
            return false;
        }
        remember(kiosk, person, reply);
        return texts.purposes().stream()
                .filter(ConsentTexts.Purpose::required)
                .allMatch(p ->
                        reply.said().stream()
                                .anyMatch(s -> s.purpose().equals(p.id()) && s.given()));
    }

    @Override
    public void remember(KioskIdentity kiosk, String person, ConsentReply reply) {
        Instant now = clock.instant();
        for (ConsentReply.Said said : reply.said()) {
            book.add(
                    kiosk,
                    reply.visit(),
                    person,
                    new ConsentBook.Answer(
                            said.purpose(), said.version(), said.hash(), said.given(), now));
        }
    }

    /// An answer to words this gateway never showed is none.
    private boolean known(ConsentReply.Said said) {
        return texts.question(said.purpose())
                .filter(q -> q.version().equals(said.version()))
                .filter(q -> q.vi().hash().equals(said.hash()) || q.en().hash().equals(said.hash()))
                .isPresent();
    }
}

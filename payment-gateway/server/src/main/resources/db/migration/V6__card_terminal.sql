-- What card terminals told, as their kiosks passed it on; the bytes are in evidence. Card numbers: first six and last four digits.
CREATE TABLE terminal_report (
    facility_id         text        NOT NULL,
    payment_id          text        NOT NULL,
    outcome             text        NOT NULL,
    kiosk_id            text        NOT NULL,
    amount_vnd          bigint      CHECK (amount_vnd > 0),
    card                text        CHECK (card ~ '^([0-9]{6})?[*]{3,9}[0-9*]{4}$'),
    trace               text,
    approval_code       text,
    retrieval_reference text,
    terminal            text,
    merchant            text,
    codec               text        NOT NULL,
    told_at             timestamptz NOT NULL,
    heard_at            timestamptz NOT NULL,
    why                 text,
    PRIMARY KEY (facility_id, payment_id, outcome),
    FOREIGN KEY (facility_id, payment_id) REFERENCES payment_intent
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON terminal_report FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- For the daily cap of a kiosk.
CREATE INDEX intents_of_kiosk ON payment_intent (facility_id, kiosk_id, created_at);

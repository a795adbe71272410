-- What a person found out about a settlement that differed.
ALTER TABLE settlement_case ADD COLUMN closed_note text;
ALTER TABLE settlement_case ADD CHECK ((closed_at IS NULL) = (closed_by IS NULL));
CREATE INDEX settlement_cases_open ON settlement_case (facility_id, opened_at) WHERE closed_at IS NULL;
CREATE INDEX settlements_of_kiosk ON terminal_settlement (facility_id, kiosk_id, heard_at);

-- Settlements that a person asked a kiosk for. The kiosk makes the settlement under this id, once; asked for again only when this one has ended or grown old.
CREATE TABLE settlement_wish (
    facility_id   text        NOT NULL,
    settlement_id text        NOT NULL,
    kiosk_id      text        NOT NULL,
    asked_by      text        NOT NULL,
    asked_at      timestamptz NOT NULL,
    PRIMARY KEY (facility_id, settlement_id)
);
CREATE INDEX settlement_wishes ON settlement_wish (facility_id, kiosk_id, asked_at);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement_wish FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a HIS has no way to be told of is entered there by a person, who says so here.
ALTER TABLE his_news ADD COLUMN entered_at timestamptz;
ALTER TABLE his_news ADD COLUMN entered_by text;
ALTER TABLE his_news ADD CHECK ((entered_at IS NULL) = (entered_by IS NULL));
CREATE INDEX his_news_by_hand ON his_news (facility_id, moved_at) WHERE last_answer = 'not offered' AND entered_at IS NULL;

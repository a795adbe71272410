-- A payment is written three times. Each time all indexes of its row were written anew, because the state and the moment of the next question stood in some of them. Now they say only whether it
-- holds its bill and whether it is asked about at all, those of rare questions hold rare rows only, and each page has room for a row's next versions.
ALTER TABLE payment_intent
    ADD COLUMN to_ask boolean NOT NULL GENERATED ALWAYS AS (next_ask_at IS NOT NULL) STORED,
    ADD COLUMN holds_bill boolean NOT NULL GENERATED ALWAYS AS (state IN ('AWAITING_PAYER', 'UNRESOLVED', 'CAPTURED', 'SETTLED')) STORED,
    DROP CONSTRAINT payment_intent_facility_id_receipt_number_key;
ALTER TABLE payment_intent SET (fillfactor = 60);
DROP INDEX intents_to_ask;
CREATE INDEX intents_to_ask ON payment_intent (facility_id, created_at) WHERE to_ask;
DROP INDEX one_payment_per_bill;
CREATE UNIQUE INDEX one_payment_per_bill ON payment_intent (facility_id, bill_id) WHERE holds_bill;
DROP INDEX intents_of_bill;
CREATE INDEX ended_intents_of_bill ON payment_intent (facility_id, bill_id) WHERE NOT holds_bill;
CREATE UNIQUE INDEX one_payment_per_receipt ON payment_intent (facility_id, receipt_number) WHERE receipt_number IS NOT NULL;

-- Said already by the trigger only_into_own_journal: a line belongs to a journal of its own transaction, and journals stay.
ALTER TABLE entry DROP CONSTRAINT entry_facility_id_journal_id_fkey;

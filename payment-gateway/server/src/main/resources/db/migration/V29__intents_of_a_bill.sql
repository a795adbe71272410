-- What became of earlier payments of a bill that the HIS still keeps for one of them; the index on open ones does not know them.
CREATE INDEX intents_of_bill ON payment_intent (facility_id, bill_id);

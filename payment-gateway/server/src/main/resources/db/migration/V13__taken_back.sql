-- A card terminal may void a sale that stands in the books with a wrong amount: then nothing is left to give back.
ALTER TABLE holding DROP CONSTRAINT holding_place_check,
    ADD CONSTRAINT holding_place_check CHECK (place IN ('BILL', 'CREDIT', 'DEPOSIT', 'SUSPENSE', 'RETURNED'));

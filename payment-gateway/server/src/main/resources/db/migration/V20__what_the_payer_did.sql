-- What a payment's kiosk tells its payer: that the code was scanned, and how much came.
ALTER TABLE payment_intent ADD COLUMN payer_begun boolean NOT NULL DEFAULT false;
ALTER TABLE payment_intent ADD COLUMN received_vnd bigint NOT NULL DEFAULT 0 CHECK (received_vnd >= 0);
UPDATE payment_intent p SET received_vnd = c.sum
  FROM (SELECT facility_id, payment_id, sum(amount_vnd) AS sum FROM capture WHERE payment_id IS NOT NULL GROUP BY facility_id, payment_id) c
 WHERE c.facility_id = p.facility_id AND c.payment_id = p.payment_id;

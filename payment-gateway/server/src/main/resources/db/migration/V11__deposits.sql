-- Deposits (tạm ứng).

-- Whose treatment a deposit is for, as the HIS calls the visit.
ALTER TABLE payment_intent ADD COLUMN encounter text;
ALTER TABLE payment_intent ADD CHECK ((purpose = 'DEPOSIT') = (encounter IS NOT NULL));

-- The HIS is told of deposits too; what it is told is about a bill or, for a deposit, an encounter.
ALTER TABLE his_news DROP CONSTRAINT his_news_kind_check;
ALTER TABLE his_news ADD CONSTRAINT his_news_kind_check CHECK (kind IN ('PAYMENT', 'REFUND', 'DEPOSIT'));
ALTER TABLE his_news RENAME COLUMN bill_id TO about_id;

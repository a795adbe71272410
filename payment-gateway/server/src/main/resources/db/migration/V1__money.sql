-- Replaced below by the payment schema.
SELECT 1;

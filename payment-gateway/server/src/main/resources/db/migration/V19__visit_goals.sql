-- What a visit wants to be registered for, and who goes first by law; both gone when the visit ends.
ALTER TABLE visit ADD COLUMN check_in_goal text;
ALTER TABLE visit ADD COLUMN priority text;
UPDATE visit SET priority = '{"computed":[],"offered":[]}' WHERE his_patient IS NOT NULL;
UPDATE visit SET check_in_goal = json_build_object('goal', json_build_object('kind', 'booked', 'booking', check_in_booking),
        'insured', true, 'declared', json_build_array())::text
    WHERE check_in_booking IS NOT NULL AND ended_at IS NULL;
ALTER TABLE visit DROP COLUMN check_in_booking;
ALTER TABLE visit ADD CHECK (ended_at IS NULL OR (check_in_goal IS NULL AND priority IS NULL));

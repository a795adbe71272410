-- What a person at the desk decided about a declared priority is told to the HIS until it knows; what it cannot be told stays with the desk until somebody has entered it there.
ALTER TABLE declared_priority ADD COLUMN tell_at     timestamptz;
ALTER TABLE declared_priority ADD COLUMN tell_tries  integer NOT NULL DEFAULT 0;
ALTER TABLE declared_priority ADD COLUMN tell_answer text;
ALTER TABLE declared_priority ADD COLUMN his_told_at timestamptz;
ALTER TABLE declared_priority ADD COLUMN entered_at  timestamptz;
ALTER TABLE declared_priority ADD COLUMN entered_by  text;
ALTER TABLE declared_priority ADD CHECK (tell_at IS NULL OR decided_at IS NOT NULL);
ALTER TABLE declared_priority ADD CHECK ((entered_at IS NULL) = (entered_by IS NULL));
CREATE INDEX declared_priority_tell ON declared_priority (facility_id, tell_at) WHERE tell_at IS NOT NULL;
CREATE INDEX declared_priority_by_hand ON declared_priority (facility_id, decided_at)
    WHERE NOT confirmed AND his_told_at IS NULL AND entered_at IS NULL;

-- The same of a downtime number and the visit it became.
ALTER TABLE offline_number ADD COLUMN tell_at     timestamptz;
ALTER TABLE offline_number ADD COLUMN tell_tries  integer NOT NULL DEFAULT 0;
ALTER TABLE offline_number ADD COLUMN tell_answer text;
ALTER TABLE offline_number ADD COLUMN his_told_at timestamptz;
CREATE INDEX offline_number_tell ON offline_number (facility_id, tell_at) WHERE tell_at IS NOT NULL;

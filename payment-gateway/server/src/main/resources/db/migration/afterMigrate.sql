-- After every migration, as the owner: what the role that the gateway works as may do. Its name stands in the session; a session without one (a test as the owner) changes nothing.
-- A table with the trigger "append_only" may be read and added to, whoever made it; of evidence only the judgement may be set later.
DO $$
DECLARE
    role text := current_setting('kiosk.application_role', true);
    t record;
    allowed text;
BEGIN
    IF role IS NULL OR role = '' OR role = current_user THEN
        RETURN;
    END IF;
    -- Gateways that start together take turns.
    PERFORM pg_advisory_xact_lock(hashtextextended('grants', 0));
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), role);
    EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO %I', current_schema(), role);
    FOR t IN
        SELECT c.relname AS name,
               EXISTS (SELECT 1 FROM pg_trigger g WHERE g.tgrelid = c.oid AND g.tgname = 'append_only') AS append_only
          FROM pg_class c
         WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
           AND c.relname <> 'flyway_schema_history'
    LOOP
        allowed := CASE
            WHEN t.append_only THEN 'SELECT, INSERT'
            WHEN t.name = 'evidence' THEN 'SELECT, INSERT, UPDATE (judgement)'
            WHEN t.name = 'receipt_counter' THEN 'SELECT, INSERT, UPDATE'
            ELSE 'SELECT, INSERT, UPDATE, DELETE' END;
        EXECUTE format('REVOKE ALL ON %I FROM %I', t.name, role);
        EXECUTE format('GRANT %s ON %I TO %I', allowed, t.name, role);
    END LOOP;
END $$;

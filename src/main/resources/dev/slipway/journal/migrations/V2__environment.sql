-- The environment that an entry concerns: its subject, or the environment of the deployment that is its subject, whose id
-- is the environment's name, the time and eight digits: production-20261121-104512-9c04e1f2. Made from the subject, which
-- is part of the hash, and from nothing else.
ALTER TABLE entry ADD COLUMN environment VARCHAR
    GENERATED ALWAYS AS (REGEXP_REPLACE(subject, '-[0-9]{8}-[0-9]{6}-[0-9a-f]{8}$', ''));
CREATE INDEX entry_environment ON entry (environment, sequence);

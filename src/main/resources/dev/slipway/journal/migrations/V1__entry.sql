-- The entries of the trail. Rows are only ever inserted.
CREATE TABLE entry (
    sequence  BIGINT PRIMARY KEY,
    at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    user_name VARCHAR NOT NULL,
    machine   VARCHAR NOT NULL,
    identity  VARCHAR NOT NULL,
    kind      VARCHAR NOT NULL,
    subject   VARCHAR NOT NULL,
    body      VARCHAR NOT NULL,
    previous  VARCHAR(64) NOT NULL,
    hash      VARCHAR(64) NOT NULL,
    -- Made by the writer, so that an append that is tried again is not written twice. Not part of the hash.
    request   UUID NOT NULL UNIQUE
);
CREATE INDEX entry_kind ON entry (kind, sequence);
CREATE INDEX entry_subject ON entry (subject, sequence);

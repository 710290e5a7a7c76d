-- Where entries of a kind stand and what they are about is told by the index alone.
DROP INDEX IF EXISTS entry_kind;
CREATE INDEX entry_kind ON entry (kind, sequence, subject);

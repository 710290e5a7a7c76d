CREATE INDEX entry_at ON entry (at, sequence);

-- One row per submission, keyed by the id made on the phone. Nothing personal: no address, no agent,
-- no time finer than the receiver's own clock when it arrived.
CREATE TABLE submission (
    id          TEXT    NOT NULL PRIMARY KEY,
    body_sha256 BLOB    NOT NULL CHECK (length(body_sha256) = 32),
    receipt     TEXT    NOT NULL UNIQUE,
    mood        TEXT    NOT NULL CHECK (mood IN ('very-satisfied', 'satisfied', 'fairly-satisfied', 'dissatisfied')),
    service     TEXT,
    comment     TEXT,
    replaces    TEXT,
    received_at INTEGER NOT NULL DEFAULT (unixepoch())
) STRICT, WITHOUT ROWID;

-- A correction names what it replaces; counting skips replaced rows.
CREATE INDEX submission_replaces ON submission (replaces) WHERE replaces IS NOT NULL;

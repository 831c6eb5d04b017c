-- The body stays as it arrived: what a newer version of the wire says is kept before anything reads it.
-- Nothing personal: no address, no agent, no time finer than a second.
--
-- Rows of the first table are taken over by the receiver itself, in one transaction, when it opens the
-- file: only Rust writes a body with the phone's own escapes. The old table is dropped then.
ALTER TABLE submission RENAME TO submission_1;
DROP INDEX submission_replaces;

CREATE TABLE submission (
    id          TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    body_sha256 BLOB NOT NULL CHECK (length(body_sha256) = 32),
    receipt     TEXT NOT NULL UNIQUE,
    body        TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('mood', 'survey')),
    replaces    TEXT,
    received_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')) CHECK (length(received_at) = 20)
) STRICT;

CREATE INDEX submission_received_at ON submission (received_at);

-- What the office answered, found by the number the citizen keeps; gone when the record is.
CREATE TABLE answer (
    receipt     TEXT NOT NULL PRIMARY KEY REFERENCES submission (receipt) ON DELETE CASCADE,
    text        TEXT NOT NULL,
    answered_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;

-- The same tables as SQLite has. Nothing personal: no address, no agent, no time finer than a second.
CREATE TABLE submission (
    id          TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    body_sha256 BYTEA NOT NULL CHECK (length(body_sha256) = 32),
    receipt     TEXT COLLATE "C" NOT NULL UNIQUE,
    body        TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('mood', 'survey')),
    replaces    TEXT COLLATE "C",
    received_at TIMESTAMPTZ NOT NULL DEFAULT date_trunc('second', now())
);

CREATE INDEX submission_received_at ON submission (received_at);

-- What the office answered, found by the number the citizen keeps; gone when the record is.
CREATE TABLE answer (
    receipt     TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES submission (receipt) ON DELETE CASCADE,
    text        TEXT NOT NULL,
    answered_at TIMESTAMPTZ NOT NULL DEFAULT date_trunc('second', now())
);

-- Versions of the schema after the first (which is in `meta`), the draft of the next, and which units they touch.

CREATE TABLE schema_version (
    id INTEGER NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    hash TEXT NOT NULL,
    parent TEXT NOT NULL,
    json TEXT NOT NULL,
    published_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE draft_part (
    id INTEGER NOT NULL PRIMARY KEY,
    kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2), -- header, layer, genre
    place INTEGER NOT NULL,
    json TEXT NOT NULL
) STRICT;

ALTER TABLE assignment ADD COLUMN schema_version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE assignment ADD COLUMN stale TEXT NOT NULL DEFAULT '';

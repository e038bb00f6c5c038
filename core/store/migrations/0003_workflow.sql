-- Who may do what, how far units have come, small documents (some of them sealed), and what an event was done with.

ALTER TABLE person ADD COLUMN roles INTEGER NOT NULL DEFAULT 0; -- bits by Role
ALTER TABLE person ADD COLUMN away INTEGER NOT NULL DEFAULT 0 CHECK (away IN (0, 1));
ALTER TABLE person ADD COLUMN model TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN model_version TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN model_weights TEXT NOT NULL DEFAULT '';

ALTER TABLE assignment ADD COLUMN suggestions INTEGER NOT NULL DEFAULT 0 CHECK (suggestions BETWEEN 0 AND 2);
ALTER TABLE assignment ADD COLUMN since_ms INTEGER NOT NULL DEFAULT 0;

CREATE TABLE unit (
    id INTEGER NOT NULL PRIMARY KEY,
    track INTEGER NOT NULL REFERENCES track (id) DEFERRABLE INITIALLY DEFERRED,
    layer TEXT NOT NULL,
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 4),
    resolution INTEGER NOT NULL CHECK (resolution BETWEEN 0 AND 3),
    holds INTEGER NOT NULL, -- bits by Hold
    since_ms INTEGER NOT NULL,
    UNIQUE (track, layer)
) STRICT;

CREATE TABLE record (
    id INTEGER NOT NULL PRIMARY KEY,
    kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 9),
    key TEXT NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (kind, key)
) STRICT;

-- JSON: program, schema and policy version, on whose behalf, which model. Empty with events of older programs.
ALTER TABLE event ADD COLUMN context TEXT NOT NULL DEFAULT '';

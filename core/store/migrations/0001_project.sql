-- Rows are caches of the event log: replaying it gives the same rows (see core/store/replay.h).

CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Remembered state that is no edit; lost without harm.
CREATE TABLE state (
    key TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE media_root (
    id INTEGER NOT NULL PRIMARY KEY,
    path TEXT NOT NULL
) STRICT;

CREATE TABLE track (
    id INTEGER NOT NULL PRIMARY KEY,
    root INTEGER REFERENCES media_root (id) DEFERRABLE INITIALLY DEFERRED,
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    artist TEXT NOT NULL,
    album TEXT NOT NULL,
    genre TEXT NOT NULL,
    date TEXT NOT NULL,
    frames INTEGER NOT NULL,
    rate INTEGER NOT NULL,
    channels INTEGER NOT NULL,
    encoding TEXT NOT NULL,
    file_bytes INTEGER NOT NULL,
    file_sha256 BLOB NOT NULL,
    samples_sha256 BLOB NOT NULL,
    rights TEXT NOT NULL,
    added_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX track_root ON track (root);

CREATE VIRTUAL TABLE track_search USING fts5 (
    title, artist, album, genre, path,
    content = 'track', content_rowid = 'id', prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE assignment (
    id INTEGER NOT NULL PRIMARY KEY,
    track INTEGER NOT NULL REFERENCES track (id) DEFERRABLE INITIALLY DEFERRED,
    layer TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    pass INTEGER NOT NULL CHECK (pass BETWEEN 0 AND 4),
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 7),
    reason TEXT NOT NULL,
    items INTEGER NOT NULL DEFAULT 0 -- how many items it has
) STRICT;
CREATE INDEX assignment_track ON assignment (track, layer, person, pass);
CREATE INDEX assignment_person ON assignment (person);
-- One independent pass a person and unit (pass 0: PassKind::Independent).
CREATE UNIQUE INDEX assignment_own ON assignment (track, layer, person) WHERE pass = 0;

-- Clustered by assignment and time, so that a layer of 100,000 items reads in one sweep.
CREATE TABLE item (
    assignment INTEGER NOT NULL REFERENCES assignment (id) DEFERRABLE INITIALLY DEFERRED,
    start_frame INTEGER NOT NULL,
    level INTEGER NOT NULL,
    end_frame INTEGER NOT NULL,
    id INTEGER NOT NULL UNIQUE,
    label TEXT,
    foreign_text TEXT,
    confidence INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 2),
    start_uncertainty INTEGER,
    end_uncertainty INTEGER,
    origin INTEGER NOT NULL CHECK (origin BETWEEN 0 AND 4),
    origin_detail TEXT,
    raw_tap_frame INTEGER,
    author INTEGER NOT NULL,
    version INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL,
    extra TEXT,
    payload INTEGER NOT NULL CHECK (payload BETWEEN 0 AND 6), -- which kind of value; 0: none
    whole_a INTEGER, -- instant: bar
    whole_b INTEGER, -- instant: beat
    real_a REAL,     -- note: pitch in cents; tag: number
    real_b REAL,     -- note: velocity
    words TEXT,      -- chord, text; tag: labels as a JSON array
    points BLOB,     -- curve: see core/store/itemstore.cpp
    PRIMARY KEY (assignment, start_frame, level, end_frame, id)
) STRICT, WITHOUT ROWID;

-- Append-only: who did what and when; `edit` holds every row before and after.
CREATE TABLE event (
    seq INTEGER NOT NULL PRIMARY KEY,
    type INTEGER NOT NULL CHECK (type BETWEEN 0 AND 3), -- 0 edit, 1 undo, 2 redo, 3 origin (cannot be undone)
    at_ms INTEGER NOT NULL,
    person INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    merge_key TEXT NOT NULL,
    first_seq INTEGER NOT NULL, -- edit: first event of the step it belongs to
    edit TEXT NOT NULL,         -- JSON; empty for undo and redo
    hash BLOB NOT NULL          -- SHA-256 of the hash before and of this event
) STRICT;
CREATE TRIGGER event_is_append_only_update BEFORE UPDATE ON event
BEGIN SELECT raise(ABORT, 'the event log is append-only'); END;
CREATE TRIGGER event_is_append_only_delete BEFORE DELETE ON event
BEGIN SELECT raise(ABORT, 'the event log is append-only'); END;

-- What undo takes back at once: the events first_seq..last_seq.
CREATE TABLE step (
    position INTEGER NOT NULL PRIMARY KEY,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL
) STRICT;

CREATE TABLE undo (
    only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    position INTEGER NOT NULL, -- steps carried out
    depth INTEGER NOT NULL,    -- steps known; above position: undone
    last_seq INTEGER NOT NULL,
    last_hash BLOB NOT NULL
) STRICT;
INSERT INTO undo VALUES (1, 0, 0, 0, x'');

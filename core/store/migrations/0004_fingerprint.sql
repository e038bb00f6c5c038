-- Acoustic fingerprints, computed from the sound of tracks: no edit and not in the log, lost without harm.
CREATE TABLE fingerprint (
    track INTEGER NOT NULL PRIMARY KEY REFERENCES track (id) ON DELETE CASCADE,
    samples_sha256 BLOB NOT NULL, -- of the sound it was computed from
    words BLOB NOT NULL           -- 32 bits each, little-endian; empty: the sound has none
) STRICT;

/** Raised whenever the tables change: an older Dipla leaves a newer ledger alone. */
export const schemaVersion = 1;

/** What is never missing from a ledger. */
export const tables = ["sending", "message", "event"] as const;
/** They keep the history as it is. */
export const triggers = ["event_stays", "event_remains"] as const;

/** The tables. Messages change; events are only ever added, which triggers see to. */
export const schema = `
CREATE TABLE IF NOT EXISTS sending (
  plan TEXT PRIMARY KEY, document TEXT NOT NULL, approved_at TEXT NOT NULL, approved_by TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS message (
  id TEXT PRIMARY KEY,
  sending TEXT NOT NULL REFERENCES sending (plan),
  document TEXT NOT NULL,
  recipient TEXT NOT NULL,
  part INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'claimed', 'committing', 'sent', 'deferred', 'failed', 'in-doubt',
    'to-hand-over', 'handed-over', 'cancelled')),
  attempts INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER NOT NULL DEFAULT 0,
  reply TEXT NOT NULL DEFAULT '',
  receipt TEXT NOT NULL DEFAULT '',
  bounce TEXT NOT NULL DEFAULT '',
  changed_at TEXT NOT NULL,
  planned TEXT NOT NULL,
  UNIQUE (sending, recipient, part)
) STRICT;
CREATE INDEX IF NOT EXISTS message_due ON message (not_before, id) WHERE state IN ('planned', 'deferred');
CREATE INDEX IF NOT EXISTS message_document ON message (document, recipient);
CREATE TABLE IF NOT EXISTS event (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, message TEXT NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER IF NOT EXISTS event_stays BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'the history of the ledger is never changed'); END;
CREATE TRIGGER IF NOT EXISTS event_remains BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT, 'the history of the ledger is never shortened'); END;
PRAGMA user_version = ${schemaVersion};
`;

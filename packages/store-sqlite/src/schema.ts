/** Marks a file as a Boekbrug store (`bkbr`), so that another program's database is never written to. */
export const applicationId = 0x626b6272;

/**
 * Every schema so far, in order: migration `n` brings a store of version `n` to version `n + 1`. A published entry is never
 * edited; a change is a new entry.
 *
 * No column holds a name, an address or a secret: ids, numbers, amounts, fingerprints, and in sealed form (`sealedColumns`) token pairs, VAT
 * totals (a business's VAT number may stand in them) and the key of the fingerprints.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE connections (
    id TEXT PRIMARY KEY,
    connected_at TEXT NOT NULL,
    cursor TEXT
  ) STRICT;

  CREATE TABLE claims (
    connection TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('work', 'refresh')),
    holder TEXT NOT NULL,
    until INTEGER NOT NULL,
    PRIMARY KEY (connection, purpose)
  ) STRICT;

  CREATE TABLE orders (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    connection TEXT NOT NULL REFERENCES connections (id),
    order_id TEXT NOT NULL,
    order_number TEXT,
    placed_at TEXT NOT NULL,
    total_minor INTEGER,
    total_currency TEXT,
    fate_kind TEXT NOT NULL,
    fate TEXT NOT NULL,
    fate_since TEXT NOT NULL,
    UNIQUE (connection, order_id)
  ) STRICT;
  CREATE INDEX orders_by_fate ON orders (connection, fate_kind, sequence);

  CREATE TABLE bookings (
    order_sequence INTEGER PRIMARY KEY REFERENCES orders (sequence),
    reference TEXT NOT NULL,
    number TEXT NOT NULL,
    date TEXT NOT NULL,
    gross_minor INTEGER NOT NULL,
    gross_currency TEXT NOT NULL,
    vat_minor INTEGER NOT NULL,
    vat_currency TEXT NOT NULL,
    plan_hash TEXT NOT NULL,
    document TEXT,
    adopted INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE steps (
    order_sequence INTEGER NOT NULL REFERENCES orders (sequence),
    step TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('intent', 'done', 'doubt', 'refused')),
    at TEXT NOT NULL,
    outcome TEXT,
    PRIMARY KEY (order_sequence, step)
  ) STRICT;

  CREATE TABLE history (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    order_sequence INTEGER NOT NULL REFERENCES orders (sequence),
    at TEXT NOT NULL,
    run TEXT NOT NULL,
    fate TEXT NOT NULL
  ) STRICT;
  CREATE INDEX history_by_order ON history (order_sequence, sequence);

  CREATE TABLE customers (
    connection TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (connection, fingerprint)
  ) STRICT;

  CREATE TABLE tokens (
    connection TEXT PRIMARY KEY,
    sealed TEXT NOT NULL
  ) STRICT;
  `,
  `
  ALTER TABLE bookings ADD COLUMN vat_totals TEXT;
  ALTER TABLE bookings ADD COLUMN flags TEXT NOT NULL DEFAULT '[]';
  CREATE INDEX bookings_by_date ON bookings (date);
  `,
  `
  CREATE TABLE seal (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    key_id TEXT NOT NULL,
    fingerprint_key TEXT,
    inherits INTEGER NOT NULL,
    latest INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  INSERT INTO seal (id, key_id, inherits)
    VALUES (1, lower(hex(randomblob(8))), EXISTS (SELECT 1 FROM connections));
  `,
  `
  ALTER TABLE connections ADD COLUMN rest TEXT;
  `,
  `
  CREATE TABLE notes (
    connection TEXT NOT NULL,
    topic TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (connection, topic)
  ) STRICT;
  `,
  `
  ALTER TABLE bookings ADD COLUMN prints TEXT;
  `,
  `
  CREATE INDEX customers_by_id ON customers (connection, id);
  `,
  `
  ALTER TABLE bookings ADD COLUMN payment TEXT;
  CREATE INDEX bookings_to_pay ON bookings (order_sequence) WHERE payment IS NOT NULL;

  CREATE TABLE settlements (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    connection TEXT NOT NULL,
    reference TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('intent', 'doubt', 'done')),
    at TEXT NOT NULL,
    step TEXT NOT NULL,
    outcome TEXT,
    UNIQUE (connection, reference)
  ) STRICT;

  CREATE TABLE settled_orders (
    settlement INTEGER NOT NULL REFERENCES settlements (sequence) ON DELETE CASCADE,
    order_sequence INTEGER NOT NULL REFERENCES orders (sequence),
    PRIMARY KEY (settlement, order_sequence)
  ) STRICT;
  CREATE INDEX settled_orders_by_order ON settled_orders (order_sequence);
  `,
  `
  CREATE INDEX bookings_by_document ON bookings (json_extract(document, '$.id'));
  `,
];

/** The version that this program reads and writes. */
export const schemaVersion: number = migrations.length;

/** Every column whose texts the cipher made: all of them get the new key together. */
export const sealedColumns = [
  { table: "tokens", column: "sealed" },
  { table: "bookings", column: "vat_totals" },
  { table: "seal", column: "fingerprint_key" },
] as const;

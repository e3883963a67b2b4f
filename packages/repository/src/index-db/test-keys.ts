import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** So many look-ups one by one cost about as much as reading a large table whole. */
const LOOKUPS_BEFORE_ALL = 2000

/** Finds or makes the keys of tests, known by id and profile. All calls belong into writing transactions. */
export class TestKeys {
  readonly #database: DatabaseSync
  readonly #find: StatementSync
  readonly #insert: StatementSync
  /** Keys by id, for each profile. */
  readonly #known = new Map<string, Map<string, number>>()
  #lookups = 0

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#find = database.prepare('SELECT key FROM tests WHERE id = ? AND profile = ?')
    this.#insert = database.prepare('INSERT INTO tests (id, profile) VALUES (?, ?) ON CONFLICT DO NOTHING')
  }

  /** Forgets all: to be called when a transaction in which keys were made has been rolled back. */
  clear(): void {
    this.#known.clear()
    this.#lookups = 0
  }

  keyOf(id: string, profile: string): number {
    const keys = this.#keysOf(profile)
    return keys.get(id) ?? this.#learn(keys, id, profile)
  }

  #keysOf(profile: string): Map<string, number> {
    let keys = this.#known.get(profile)
    if (keys === undefined) {
      keys = new Map()
      this.#known.set(profile, keys)
    }
    return keys
  }

  #learn(keys: Map<string, number>, id: string, profile: string): number {
    if (this.#lookups++ === LOOKUPS_BEFORE_ALL) this.#readAll()
    // Another process may have made the key since: the table is asked even when all was read.
    const key = keys.get(id) ?? this.#inserted(id, profile) ?? this.#found(id, profile)
    keys.set(id, key)
    return key
  }

  #inserted(id: string, profile: string): number | undefined {
    const { changes, lastInsertRowid } = this.#insert.run(id, profile)
    return changes === 0 ? undefined : Number(lastInsertRowid)
  }

  #found(id: string, profile: string): number {
    return Number(this.#find.get(id, profile)!['key'])
  }

  #readAll(): void {
    for (const row of this.#database.prepare('SELECT key, id, profile FROM tests').iterate()) {
      this.#keysOf(String(row['profile'])).set(String(row['id']), Number(row['key']))
    }
  }
}

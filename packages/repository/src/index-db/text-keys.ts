import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** Finds or makes the keys of texts that many attempts share. All calls belong into writing transactions. */
export class TextKeys {
  readonly #find: StatementSync
  readonly #insert: StatementSync
  readonly #known = new Map<string, number>()

  constructor(database: DatabaseSync) {
    this.#find = database.prepare('SELECT key FROM texts WHERE text = ?')
    this.#insert = database.prepare('INSERT INTO texts (text) VALUES (?)')
  }

  /** Forgets all: to be called when a transaction in which keys were made has been rolled back. */
  clear(): void {
    this.#known.clear()
  }

  keyOf(text: string): number {
    let key = this.#known.get(text)
    if (key === undefined) {
      key = Number(this.#find.get(text)?.['key'] ?? this.#insert.run(text).lastInsertRowid)
      this.#known.set(text, key)
    }
    return key
  }
}

/** Records of one kind in the order they came, found by id at once. */
export class Shelf<T extends { id: string }> {
  readonly #records = new Map<string, T>();

  add(record: T): T {
    this.#records.set(record.id, record);
    return record;
  }

  get(id: string | null | undefined): T | undefined {
    return id === null || id === undefined ? undefined : this.#records.get(id);
  }

  remove(id: string): void {
    this.#records.delete(id);
  }

  all(): T[] {
    return [...this.#records.values()];
  }

  find(test: (record: T) => boolean): T | undefined {
    for (const record of this.#records.values()) if (test(record)) return record;
    return undefined;
  }
}

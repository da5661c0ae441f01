import type { SimulatedProduct, StoredProduct } from "./product.ts";

/** CCV fact sheet §10, 2026-11-21. */
export type ProductEvent = "products.created" | "products.updated" | "products.deleted";

/** The products of the shop, also the deleted ones. */
export class ProductShelf {
  readonly #products = new Map<number, StoredProduct>();
  readonly #deleted = new Set<number>();
  readonly #now: () => string;
  readonly #tell: (event: ProductEvent, id: number) => void;
  #nextId = 845700001;
  #nextExceptionId = 5001;

  constructor(now: () => string, tell: (event: ProductEvent, id: number) => void) {
    this.#now = now;
    this.#tell = tell;
  }

  add(product: SimulatedProduct): number {
    const id = product.id ?? this.#nextId;
    if (this.#products.has(id)) throw new Error(`product ${id} exists already`);
    this.#nextId = Math.max(this.#nextId, id + 1);
    this.#products.set(id, this.#fill(product, id));
    this.#tell("products.created", id);
    return id;
  }

  update(id: number, patch: Partial<SimulatedProduct>): void {
    this.#products.set(id, this.#fill({ ...this.#present(id), modified: this.#now(), ...patch, id }, id));
    this.#tell("products.updated", id);
  }

  delete(id: number): void {
    this.#present(id);
    this.#deleted.add(id);
    this.#tell("products.deleted", id);
  }

  isDeleted(id: number): boolean {
    return this.#deleted.has(id);
  }

  /** Not the deleted ones; by id. */
  all(): StoredProduct[] {
    return [...this.#products.values()].filter(({ id }) => !this.isDeleted(id)).sort((a, b) => a.id - b.id);
  }

  /** Also a deleted one. */
  find(id: number): StoredProduct | undefined {
    return this.#products.get(id);
  }

  #present(id: number): StoredProduct {
    const found = this.#products.get(id);
    if (found === undefined || this.isDeleted(id)) throw new Error(`no product ${id}`);
    return found;
  }

  #fill(product: SimulatedProduct, id: number): StoredProduct {
    const created = product.created ?? this.#now();
    return {
      ...product,
      id,
      created,
      taxTariff: product.taxTariff ?? "normal",
      active: product.active ?? true,
      modified: product.modified ?? created,
      exceptions: (product.exceptions ?? []).map(({ country, taxTariff }) => ({
        id: this.#nextExceptionId++,
        country,
        taxTariff,
      })),
    };
  }
}

import { queryRefusal } from "./errors.ts";
import { propertyNamed, type QueryAliases } from "./query-names.ts";
import { type LiteralKind, type Token, tokensOf } from "./query-tokens.ts";
import type { Field, Shape } from "./shape.ts";

/**
 * `$filter`: and, or, not, the six comparisons, substringof, startswith, year, any. OData v3 as the vendor uses it.
 * SnelStart fact sheet §3, 2026-11-21.
 */
export type Test = (record: unknown) => boolean;

export interface FilterParts {
  shape: Shape;
  aliases?: QueryAliases;
  /** Whether text is compared exactly. */
  exact: boolean;
}

interface Operand {
  kind: LiteralKind;
  value(record: unknown): unknown;
}

const comparisons: Record<string, (order: number) => boolean> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
};

const kinds: Record<Field["kind"], LiteralKind | undefined> = {
  id: "guid",
  text: "text",
  choice: "text",
  decimal: "number",
  integer: "number",
  flag: "flag",
  moment: "moment",
  texts: undefined,
  ref: undefined,
  part: undefined,
  list: undefined,
};

export const parseFilter = (filter: string, parts: FilterParts): Test => new Parser(tokensOf(filter), parts).whole();

const million = 1_000_000n;

class Parser {
  readonly #tokens: Token[];
  readonly #parts: FilterParts;
  #at = 0;
  /** The variable of an `any`, with the shape of what it stands for; undefined shape is a bare text. */
  #range: { name: string; shape: Shape | undefined } | undefined;

  constructor(tokens: Token[], parts: FilterParts) {
    this.#tokens = tokens;
    this.#parts = parts;
  }

  whole(): Test {
    const test = this.#or();
    if (this.#at < this.#tokens.length) throw this.#wrong();
    return test;
  }

  #wrong() {
    return queryRefusal(`Syntax error at token ${this.#at + 1} in the query filter.`);
  }

  #word(ahead = 0): string | undefined {
    const token = this.#tokens[this.#at + ahead];
    return token?.type === "word" ? token.text : undefined;
  }

  #take(text: string): boolean {
    if (this.#word() !== text) return false;
    this.#at += 1;
    return true;
  }

  #expect(text: string): void {
    if (!this.#take(text)) throw this.#wrong();
  }

  #or(): Test {
    let left = this.#and();
    while (this.#take("or")) {
      const [first, second] = [left, this.#and()];
      left = (record) => first(record) || second(record);
    }
    return left;
  }

  #and(): Test {
    let left = this.#term();
    while (this.#take("and")) {
      const [first, second] = [left, this.#term()];
      left = (record) => first(record) && second(record);
    }
    return left;
  }

  #term(): Test {
    if (this.#take("not")) {
      const inner = this.#term();
      return (record) => !inner(record);
    }
    if (this.#take("(")) {
      const inner = this.#or();
      this.#expect(")");
      return inner;
    }
    const left = this.#operand();
    const compare = comparisons[this.#word() ?? ""];
    if (compare === undefined) {
      if (left.kind !== "flag") throw this.#wrong();
      return (record) => left.value(record) === true;
    }
    this.#at += 1;
    return this.#comparison(left, compare, this.#operand());
  }

  #comparison(left: Operand, compare: (order: number) => boolean, right: Operand): Test {
    if (left.kind !== right.kind && left.kind !== "null" && right.kind !== "null") {
      throw queryRefusal(`A binary operator with incompatible types was detected: ${left.kind} and ${right.kind}.`);
    }
    return (record) => {
      const [a, b] = [left.value(record), right.value(record)];
      if (a === null || b === null) return a === b ? compare(0) : compare === comparisons.ne;
      return compare(this.#order(a, b));
    };
  }

  #order(a: unknown, b: unknown): number {
    const [first, second] = [this.#comparable(a), this.#comparable(b)];
    if (first === second) return 0;
    return (first as string) < (second as string) ? -1 : 1;
  }

  #comparable(value: unknown): unknown {
    if (typeof value === "number") return BigInt(value) * million;
    return typeof value === "string" && !this.#parts.exact ? value.toLowerCase() : value;
  }

  #operand(): Operand {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw this.#wrong();
    if (token.type === "literal") {
      this.#at += 1;
      return { kind: token.kind, value: () => token.value };
    }
    if (this.#word(1) === "(") return this.#call(token.text);
    this.#at += 1;
    return this.#property(token.text);
  }

  #property(path: string): Operand {
    const [first, ...rest] = path.split("/");
    const inAny = this.#range !== undefined && first === this.#range.name;
    if (inAny && this.#range?.shape === undefined) return { kind: "text", value: (record) => record };
    const shape = inAny ? (this.#range?.shape ?? {}) : this.#parts.shape;
    const { field, value } = propertyNamed(inAny ? rest.join("/") : path, shape, this.#parts.aliases);
    const kind = kinds[field.kind];
    if (kind === undefined) throw queryRefusal(`The property '${path}' cannot be compared.`);
    return { kind, value };
  }

  #call(name: string): Operand {
    this.#at += 2;
    if (name.endsWith("/any")) return this.#any(name.slice(0, -"/any".length));
    const operands = [this.#operand()];
    while (this.#take(",")) operands.push(this.#operand());
    this.#expect(")");
    const [first, second] = operands;
    const text = (operand: Operand | undefined, record: unknown) =>
      String(this.#comparable(operand?.value(record) ?? ""));
    switch (name) {
      case "substringof":
        return { kind: "flag", value: (record) => text(second, record).includes(text(first, record)) };
      case "startswith":
        return { kind: "flag", value: (record) => text(first, record).startsWith(text(second, record)) };
      case "year":
        return { kind: "number", value: (record) => BigInt(text(first, record).slice(0, 4)) * million };
      default:
        throw queryRefusal(`An unknown function with name '${name}' was found.`);
    }
  }

  /** `Relatiesoort/any(r:r eq 'Klant')` */
  #any(path: string): Operand {
    const { field, value } = propertyNamed(path, this.#parts.shape, this.#parts.aliases);
    const name = this.#word() ?? "";
    this.#at += 1;
    this.#expect(":");
    if (field.kind !== "texts" && field.kind !== "list") throw this.#wrong();
    this.#range = { name, shape: field.kind === "list" ? field.shape : undefined };
    const test = this.#or();
    this.#range = undefined;
    this.#expect(")");
    return { kind: "flag", value: (record) => (value(record) as unknown[]).some(test) };
  }
}

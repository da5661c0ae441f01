import { Refusal, texts, unknownProperty } from "./errors.ts";
import { type Token, tokensOf } from "./literals.ts";
import { type Cell, type Kind, type Property, type PropertyTable, padded, type Row } from "./properties.ts";
import type { ExactOnlineSwitches } from "./switches.ts";

/** A parsed `$filter`. Exact fact sheet §5, 2026-11-21. */
export interface Filter {
  test(row: Row): boolean;
  fields: ReadonlySet<string>;
}

interface Operand {
  kind: Kind | "null" | "number";
  value(row: Row): Cell;
  literal: boolean;
  /** Set while the operand is the bare property. */
  property?: Property;
}

type Test = (row: Row) => boolean;

const comparisons: Record<string, (order: number) => boolean> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
};

const family = (kind: Operand["kind"]) => (["double", "int", "long", "number"].includes(kind) ? "number" : kind);
const refused = () => new Refusal(400, texts.filterForm);

export function parseFilter(text: string, table: PropertyTable, switches: ExactOnlineSwitches): Filter {
  const parser = new Parser(tokensOf(text), table, switches);
  return { test: parser.whole(), fields: parser.fields };
}

class Parser {
  readonly fields = new Set<string>();
  readonly #tokens: Token[];
  readonly #table: PropertyTable;
  readonly #switches: ExactOnlineSwitches;
  #at = 0;

  constructor(tokens: Token[], table: PropertyTable, switches: ExactOnlineSwitches) {
    this.#tokens = tokens;
    this.#table = table;
    this.#switches = switches;
  }

  whole(): Test {
    const test = this.#or();
    if (this.#at < this.#tokens.length) throw refused();
    return test;
  }

  #take(text: string): boolean {
    const token = this.#tokens[this.#at];
    if (token === undefined || token.type === "literal" || token.text !== text) return false;
    this.#at += 1;
    return true;
  }

  #expect(text: string): void {
    if (!this.#take(text)) throw refused();
  }

  #or(): Test {
    let left = this.#and();
    while (this.#take("or")) {
      if (this.#switches.orFilter === "refused") throw refused();
      const [first, second] = [left, this.#and()];
      left = (row) => first(row) || second(row);
    }
    return left;
  }

  #and(): Test {
    let left = this.#term();
    while (this.#take("and")) {
      const [first, second] = [left, this.#term()];
      left = (row) => first(row) && second(row);
    }
    return left;
  }

  #term(): Test {
    if (this.#take("(")) {
      const inner = this.#or();
      this.#expect(")");
      return inner;
    }
    const left = this.#operand();
    const token = this.#tokens[this.#at];
    const compare = token?.type === "name" ? comparisons[token.text] : undefined;
    if (compare === undefined) {
      if (left.kind !== "boolean" || left.literal) throw refused();
      return (row) => left.value(row) === true;
    }
    this.#at += 1;
    return this.#comparison(left, compare, token?.type === "name" ? token.text : "", this.#operand());
  }

  #comparison(left: Operand, compare: (order: number) => boolean, operator: string, right: Operand): Test {
    // One side is a property, the other a literal; no field-to-field and no null tests.
    if (left.literal === right.literal || left.kind === "null" || right.kind === "null") throw refused();
    const [subject, literal] = left.literal ? [right, left] : [left, right];
    const kind = family(subject.kind);
    if (kind !== family(literal.kind)) throw refused();
    if (!["eq", "ne"].includes(operator) && (kind === "guid" || kind === "boolean" || left.literal)) throw refused();
    const folded = (cell: Cell): Cell =>
      typeof cell === "string" && this.#switches.filterCase === "ignored" ? cell.toLowerCase() : cell;
    const expected = folded(literal.value({}));
    const forms = (cell: Cell): Cell[] => this.#forms(subject, cell).map(folded);
    return (row) => {
      const cell = subject.value(row);
      if (cell === null) return operator === "ne";
      const orders = forms(cell).map((form) => order(form, expected));
      return operator === "ne" ? orders.every(compare) : orders.some(compare);
    };
  }

  /** What a padded code is compared as: with its spaces, and bare where that is said to work too. */
  #forms(subject: Operand, cell: Cell): Cell[] {
    const padding = subject.property?.padding;
    if (padding === undefined || typeof cell !== "string") return [cell];
    const wide = padded(subject.property, cell);
    const lenient = padding.unpaddedFilter === true || this.#switches.paddedFilter === "trimmed-accepted";
    return lenient ? [wide, cell.trim()] : [wide];
  }

  #operand(): Operand {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (token === undefined || token.type === "symbol") throw refused();
    if (token.type === "literal") {
      if (token.dateOnly === true && this.#switches.dateOnlyLiteral === "refused") throw refused();
      return { kind: token.kind, value: () => token.value, literal: true };
    }
    if (this.#take("(")) return this.#call(token.text);
    return this.#field(token.text);
  }

  #field(name: string): Operand {
    const property = this.#table.properties.get(name);
    if (property === undefined) throw unknownProperty(name, this.#table.type);
    if (property.kind === "collection") throw refused();
    this.fields.add(name);
    return { kind: property.kind, value: (row) => row[name] ?? null, literal: false, property };
  }

  #call(name: string): Operand {
    const first = this.#operand();
    const second = this.#take(",") ? this.#operand() : undefined;
    this.#expect(")");
    const text = (operand: Operand) => (row: Row) => {
      const cell = operand.value(row);
      return typeof cell === "string" ? padded(operand.property, cell) : "";
    };
    if (first.kind !== "string" || (second !== undefined && second.kind !== "string")) throw refused();
    if (name === "trim" && second === undefined) {
      return { kind: "string", value: (row) => text(first)(row).trim(), literal: false };
    }
    if (second === undefined) throw refused();
    const boolean = (test: Test): Operand => ({ kind: "boolean", value: test, literal: false });
    if (name === "substringof") return boolean((row) => text(second)(row).includes(text(first)(row)));
    if (name === "startswith") return boolean((row) => text(first)(row).startsWith(text(second)(row)));
    throw refused();
  }
}

export function order(left: Cell, right: Cell): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left < right ? -1 : 1;
}

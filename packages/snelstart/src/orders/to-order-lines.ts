import {
  Decimal,
  decimalText,
  fitText,
  type InvoicePlan,
  idOf,
  type Json,
  lineText,
  money,
  type PlanLine,
  type PriceBasis,
  type Problem,
  problem,
  type Rules,
} from "@boekbrug/core";
import { err, ok, Result } from "neverthrow";
import {
  articleKey,
  articleNameOf,
  articleOfLine,
  type LineArticle,
  roundingWords,
} from "../articles/article-of-line.ts";
import type { ArticleSettings } from "../articles/article-settings.ts";
import { kindOfLine } from "../articles/line-kind.ts";
import type { SnelStartSnapshot } from "../snapshot.ts";
import { exactOrderLines, type WrittenLine } from "./exact-order-lines.ts";

const longestDescription = 250;

/** An article that the lines are on, and what it is named where it must be made. */
export interface WantedArticle extends LineArticle {
  readonly key: string;
  readonly text: string;
}

export interface OrderLines {
  /** Whether the prices are with VAT. */
  readonly basis: PriceBasis;
  readonly lines: readonly Json[];
  /** Each once. */
  readonly articles: readonly WantedArticle[];
}

interface Drawn {
  readonly line: PlanLine;
  readonly article: LineArticle;
}

/** The lines of a sales order such that SnelStart's own reckoning gives the plan's VAT to the cent, however it rounds. */
export function toOrderLines(
  plan: InvoicePlan,
  rules: Rules,
  snapshot: SnelStartSnapshot,
  items: ArticleSettings,
): Result<OrderLines, Problem> {
  return Result.combine(plan.lines.map((line) => draw(line, plan, snapshot, items))).andThen((drawn) => {
    const reckoned = drawn.map(({ line }) => ({
      gross: line.gross.minor,
      net: line.net.minor,
      vat: line.vat.minor,
      percent: line.vatPercent,
      quantity: quantityOf(line, snapshot),
    }));
    const exact = exactOrderLines(reckoned, basisOf(plan));
    if (!("lines" in exact)) {
      const { percent, vat, computed } = exact;
      const parameters = { percent, vat: textOf(vat), computed: textOf(computed) };
      return err(problem("ledger.vat-not-expressible", "order.vat", parameters));
    }
    const parts = drawn.flatMap((each, index) => partsOf(each, exact.lines[index], rules, items));
    return ok({ basis: exact.basis, lines: parts.map(({ body }) => body), articles: oncePerCode(parts) });
  });
}

const draw = (
  line: PlanLine,
  plan: InvoicePlan,
  snapshot: SnelStartSnapshot,
  items: ArticleSettings,
): Result<Drawn, Problem> =>
  kindOfLine(line, plan.date, snapshot).andThen((kind) =>
    articleOfLine(line, kind, items).map((article) => ({ line, article })),
  );

/** Where there is no VAT, a price with VAT would leave room for Dutch VAT to be taken out of it. */
const basisOf = ({ totals, rounding }: InvoicePlan): PriceBasis => (totals.vat.minor === 0 ? "net" : rounding.basis);

/** Parts of a unit with more decimals than the administration keeps would be cut: such a line is one of its whole amount. */
function quantityOf({ quantity }: PlanLine, { quantityDecimals }: SnelStartSnapshot): string {
  const decimals = /\.(?<digits>\d*?)0*$/.exec(quantity)?.groups?.digits?.length ?? 0;
  return decimals > quantityDecimals ? "1" : quantity;
}

interface Part {
  readonly article: WantedArticle;
  readonly body: Json;
}

/** A line, and the line of a few cents that its price leaves. */
function partsOf(
  { line, article }: Drawn,
  written: WrittenLine | undefined,
  { document: { language } }: Rules,
  items: ArticleSettings,
): Part[] {
  if (written === undefined) return [];
  const { quantity, price, left } = written;
  const isWhole = Math.abs(quantity) === Math.abs(Number(line.quantity)) || Number(line.quantity) === 0;
  const text = lineText(line, { withQuantity: !isWhole });
  const name = articleNameOf(line, article.code, items, language);
  const main = partOf({ ...article, key: articleKey(article.code), text: name }, text, quantity, price);
  if (left === 0) return [main];
  const kind = article.kind ?? "high";
  const code = items.rounding[kind];
  const own = roundingWords[language];
  const rounding = { code, kind, byHand: false, key: articleKey(code), text: own };
  return [main, partOf(rounding, `${own} (${text})`, Math.sign(left), Math.abs(left))];
}

const textOf = (cents: number): string => decimalText(money(cents, "EUR"));

const euros = (cents: number): number => Number(textOf(cents));

const partOf = (article: WantedArticle, text: string, quantity: number, cents: number): Part => ({
  article,
  body: {
    artikel: { id: idOf(article.key) },
    omschrijving: fitText(text, longestDescription),
    aantal: quantity,
    stuksprijs: euros(cents),
    totaal: euros(new Decimal(quantity).times(cents).toNumber()),
  },
});

function oncePerCode(parts: readonly Part[]): WantedArticle[] {
  const byCode = new Map<string, WantedArticle>();
  for (const { article } of parts) {
    const first = byCode.get(article.code);
    if (first === undefined || first.kind === null)
      byCode.set(article.code, { ...article, text: first?.text ?? article.text });
  }
  return [...byCode.values()];
}

import {
  decimalText,
  fitText,
  type InvoicePlan,
  idOf,
  type Json,
  lineText,
  type Money,
  type PlanLine,
  type Problem,
  present,
  problem,
  type Rules,
  sum,
} from "@boekbrug/core";
import { err, ok, Result } from "neverthrow";
import { itemCodeOf, itemKey } from "../items/item-of-line.ts";
import type { ItemSettings } from "../items/item-settings.ts";
import { accountFor, refuseOtherPercent, vatCodeFor } from "../mapping.ts";
import type { ExactOnlineSnapshot, ExactOnlineVatCode } from "../snapshot.ts";
import type { DocumentSettings } from "./document-settings.ts";
import { lineAmountsOf, numberOf } from "./line-amounts.ts";
import { unitPriceOf } from "./unit-price.ts";

const longestDescription = 60;

/** A gap between the plan and the ledger's arithmetic up to this is booked on a line of its own, in minor units. */
const mostRounded = 2;

/** What the lines of a sales invoice and of a sales order differ in. */
export interface TradeLineForm {
  /** The property that forces the VAT of a line. */
  readonly vat: "VATAmountFC" | "VATAmount";
  /** Whether a line names its ledger account; on an order the item does. */
  readonly namesAccount: boolean;
  /** What the settings add to a line. */
  readonly extra: (line: PlanLine) => Readonly<Record<string, Json>>;
}

export interface TradeSettings extends Pick<DocumentSettings, "rounding"> {
  readonly items: ItemSettings;
}

export interface TradeLines {
  readonly lines: readonly Json[];
  /** There is a line for rounding, which has an item of its own. */
  readonly rounded: boolean;
}

interface Drawn {
  readonly line: Json;
  readonly code: ExactOnlineVatCode;
  readonly gap: Money;
}

/** The lines of a plan as quantities at a price; where those would come to other cents, with a line that makes up for it. */
export function toTradeLines(
  plan: InvoicePlan,
  rules: Rules,
  snapshot: ExactOnlineSnapshot,
  settings: TradeSettings,
  form: TradeLineForm,
): Result<TradeLines, Problem> {
  const drawn = Result.combine(plan.lines.map((line) => toLine(line, plan, rules, snapshot, settings, form)));
  return drawn.andThen((lines) =>
    roundingLines(lines, snapshot, settings, form).map((rounding) => ({
      lines: [...lines.map(({ line }) => line), ...rounding.map((line) => withText(line, rules))],
      rounded: rounding.length > 0,
    })),
  );
}

function toLine(
  line: PlanLine,
  plan: InvoicePlan,
  rules: Rules,
  snapshot: ExactOnlineSnapshot,
  { items }: TradeSettings,
  form: TradeLineForm,
): Result<Drawn, Problem> {
  const account = form.namesAccount ? accountFor(line.accountRole, rules, snapshot).map(({ id }) => id) : ok(null);
  const { currency } = plan.totals.gross;
  return Result.combine([account, itemCodeOf(line, items)]).andThen(([GLAccount, item]) =>
    vatCodeFor(line.vatRole, rules, snapshot).andThen((code) =>
      refuseOtherPercent(code, line.vatRole, line.vatPercent, plan.date)
        .andThen(() => lineAmountsOf(line, code))
        .map(({ amount, vat }) => {
          const { quantity, price, gap } = unitPriceOf(amount, line.quantity, priceDecimals(snapshot, currency));
          return {
            code,
            gap,
            line: {
              Item: idOf(itemKey(item ?? "")),
              Description: fitText(lineText(line, { withQuantity: false }), longestDescription),
              Quantity: quantity,
              NetPrice: price,
              VATCode: code.code,
              ...present<Json>({ GLAccount, [form.vat]: vat === null ? null : numberOf(vat) }),
              ...form.extra(line),
            },
          };
        }),
    ),
  );
}

/** Where it is not told, whole cents are safe. */
const priceDecimals = ({ priceDecimals: known }: ExactOnlineSnapshot, currency: string): number => known[currency] ?? 2;

/** One line for each VAT code whose lines come to other cents than the plan: its base is then right again, its VAT was so already. */
function roundingLines(
  drawn: readonly Drawn[],
  snapshot: ExactOnlineSnapshot,
  { rounding, items }: TradeSettings,
  form: TradeLineForm,
): Result<Record<string, Json>[], Problem> {
  const account = accountOf(rounding.account, snapshot);
  const own = codeOf(rounding.vatCode, snapshot);
  return Result.combine([account, own]).andThen(([GLAccount, vatCode]) => {
    const groups = Map.groupBy(drawn, ({ code }) => vatCode ?? code);
    const gaps = [...groups].map(([code, members]) => ({ code, gap: gapOf(members) }));
    const open = gaps.filter(({ gap }) => gap.minor !== 0);
    if (open.reduce((total, { gap }) => total + Math.abs(gap.minor), 0) > mostRounded) {
      const difference = gapOf(drawn);
      const parameters = { difference: decimalText(difference), currency: difference.currency };
      return err(problem("ledger.rounding-too-large", "order.lines", parameters));
    }
    return ok(
      open.map(({ code, gap }) => ({
        Item: idOf(itemKey(items.rounding)),
        Quantity: Math.sign(gap.minor),
        NetPrice: Math.abs(numberOf(gap)),
        VATCode: code.code,
        ...present<Json>({
          GLAccount: form.namesAccount ? (GLAccount ?? null) : null,
          [form.vat]: code.type === "E" || code.type === "I" ? 0 : null,
        }),
      })),
    );
  });
}

const gapOf = (drawn: readonly Drawn[]): Money =>
  sum(
    drawn.map(({ gap }) => gap),
    drawn[0]?.gap.currency ?? "EUR",
  );

function accountOf(code: string | undefined, { accounts }: ExactOnlineSnapshot): Result<string | undefined, Problem> {
  if (code === undefined) return ok(undefined);
  const found = accounts.find((account) => account.code === code);
  if (found !== undefined) return ok(found.id);
  return err(problem("ledger.account-unknown", "ledger.rounding.account", { code, role: "rounding" }));
}

function codeOf(
  code: string | undefined,
  { vatCodes }: ExactOnlineSnapshot,
): Result<ExactOnlineVatCode | undefined, Problem> {
  if (code === undefined) return ok(undefined);
  const found = vatCodes.find((each) => each.code === code && !each.blocked);
  if (found !== undefined) return ok(found);
  const available = vatCodes.map((each) => `${each.code} (${each.description})`).join(", ") || "-";
  return err(problem("ledger.vat-code-unknown", "ledger.rounding.vatCode", { code, role: "rounding", available }));
}

const withText = (line: Record<string, Json>, { document }: Rules): Json => ({
  ...line,
  Description: document.language === "nl" ? "Afronding" : "Rounding",
});

/** What in the settings for rounding would hold orders. */
export const checkRounding = (
  { rounding }: Pick<TradeSettings, "rounding">,
  snapshot: ExactOnlineSnapshot,
): Problem[] =>
  [accountOf(rounding.account, snapshot), codeOf(rounding.vatCode, snapshot)].flatMap((found) =>
    found.isErr() ? [found.error] : [],
  );

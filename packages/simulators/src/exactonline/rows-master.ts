import type { Books } from "./books.ts";
import { rateAt } from "./books.ts";
import { dayOf } from "./dates.ts";
import { guidFor } from "./guids.ts";
import type { ExactDivision, ExactVatCode } from "./model.ts";
import type { Row } from "./properties.ts";
import { sequence } from "./query.ts";
import { fraction } from "./render.ts";
import type { ExactUser } from "./user.ts";

/** Master data as rows. Codes are bare here; filters and reads add the padding. */

export const userId = guidFor("user");
const userName = "Boekbrug Koppeling";

export const auditOf = (created: number, modified: number): Row => ({
  Created: created,
  Modified: modified,
  Creator: userId,
  Modifier: userId,
  CreatorFullName: userName,
  ModifierFullName: userName,
});

export const founded = Date.UTC(2024, 0, 1);
const founding = auditOf(founded, founded);

export function meRow(user: ExactUser, now: number): Row {
  return {
    UserID: userId,
    AccountingDivision: user.currentDivision,
    CurrentDivision: user.currentDivision,
    DivisionCustomerName: "Voorbeeldwinkel B.V.",
    Email: user.email,
    FullName: user.fullName,
    UserName: user.email,
    IsClientUser: user.client,
    IsEmployeeSelfServiceUser: false,
    IsMyFirmLiteUser: user.lite,
    IsMyFirmPortalUser: user.portal,
    IsOEIMigrationMandatory: false,
    IsStarterUser: false,
    Language: "NL",
    LanguageCode: user.languageCode,
    Legislation: 1,
    ServerTime: new Date(now).toISOString().slice(0, 19),
    ServerUtcOffset: 0,
  };
}

export function divisionRow(division: ExactDivision, current: number, index: number): Row {
  return {
    ...founding,
    [sequence]: index,
    Code: division.code,
    Hid: division.hid,
    Description: division.description,
    Status: division.status,
    BlockingStatus: division.blockingStatus,
    ArchiveDate: division.status === 2 ? Date.UTC(2026, 0, 1) : null,
    Country: division.country,
    Currency: division.currency,
    Current: division.code === current,
    CustomerCode: "1",
    CustomerName: "Voorbeeldwinkel B.V.",
    ChamberOfCommerceNumber: division.chamberOfCommerce,
    VATNumber: division.vatNumber,
    IsMainDivision: division.hid === 1,
    IsDossierDivision: false,
    IsHRDivision: false,
    IsPracticeDivision: false,
    Legislation: "1",
    StartDate: founded,
    DivisionMoveDate: division.moved ?? null,
  };
}

export function accountRows(books: Books): Row[] {
  return books.accounts.map((account, index) => ({
    ...auditOf(account.created, account.modified),
    ...account.values,
    [sequence]: index,
    ID: account.id,
    Code: account.code,
    Name: account.name,
    Status: account.status,
    IsSales: account.status === "C",
    Type: "A",
    Division: books.division.code,
  }));
}

export function vatCodeRows(books: Books): Row[] {
  const today = dayOf(books.clock.now());
  return books.vatCodes.map((code, index) => ({
    ...founding,
    [sequence]: index,
    ID: code.id,
    Code: code.code,
    Description: code.description,
    Type: code.type,
    VATTransactionType: code.transaction,
    EUSalesListing: code.euSalesListing,
    Charged: code.charged,
    IntraStat: code.intraStat,
    OssCountry: code.ossCountry ?? null,
    VatMargin: code.margin === true ? 1 : 0,
    IsBlocked: code.blocked,
    Percentage: fraction(rateAt(code, today)),
    CalculationBasis: 0,
    Division: books.division.code,
    GLToPay: books.glAccount(code.glToPay)?.id ?? null,
    GLToPayCode: code.glToPay,
    GLToPayDescription: books.glAccount(code.glToPay)?.description ?? null,
    GLToClaim: books.glAccount("1520")?.id ?? null,
    GLToClaimCode: "1520",
  }));
}

const percentageRow =
  (books: Books, code: ExactVatCode) => (part: ExactVatCode["percentages"][number], index: number) => ({
    ...founding,
    ID: part.id,
    VATCodeID: code.id,
    StartDate: part.from,
    EndDate: part.until ?? null,
    LineNumber: index + 1,
    Percentage: fraction(part.rate),
    Type: 0,
    Division: books.division.code,
  });

export function percentageRows(books: Books, vatCodeId?: string): Row[] {
  const codes = books.vatCodes.filter(({ id }) => vatCodeId === undefined || id === vatCodeId);
  return codes.flatMap((code) => code.percentages.map(percentageRow(books, code)));
}

export function glAccountRows(books: Books): Row[] {
  return books.glAccounts.map((account, index) => ({
    ...founding,
    [sequence]: index,
    ID: account.id,
    Code: account.code,
    Description: account.description,
    Type: account.type,
    BalanceType: account.type >= 110 ? "W" : "B",
    BalanceSide: account.type === 110 || account.type === 22 || account.type === 24 ? "C" : "D",
    VATCode: account.vatCode ?? null,
    IsBlocked: account.blocked,
    AllowCostsInSales: account.allowCosts ? 1 : 0,
    Matching: account.type === 20 || account.type === 22,
    UseCostcenter: 0,
    UseCostunit: 0,
    Division: books.division.code,
  }));
}

export function journalRows(books: Books): Row[] {
  return books.journals.map((journal, index) => {
    const account = books.glAccount(journal.glAccount);
    return {
      ...founding,
      [sequence]: index,
      ID: journal.id,
      Code: journal.code,
      Description: journal.description,
      Type: journal.type === 90 ? Number(books.switches.generalJournalType) : journal.type,
      Currency: books.division.currency,
      CurrencyDescription: books.currency(books.division.currency)?.description ?? null,
      GLAccount: account?.id ?? null,
      GLAccountCode: journal.glAccount,
      GLAccountDescription: account?.description ?? null,
      GLAccountType: account?.type ?? null,
      IsBlocked: journal.blocked,
      AllowVariableCurrency: journal.variableCurrency,
      AllowVariableExchangeRate: journal.variableRate,
      AllowVAT: false,
      Division: books.division.code,
    };
  });
}

export function periodRows(books: Books): Row[] {
  return books.periods.map((period) => ({
    ...founding,
    ID: period.id,
    FinYear: period.year,
    FinPeriod: period.period,
    StartDate: period.start,
    EndDate: period.end,
    Division: books.division.code,
  }));
}

export function paymentConditionRows(books: Books): Row[] {
  return books.paymentConditions.map((condition) => ({
    ...founding,
    ID: condition.id,
    Code: condition.code,
    Description: condition.description,
    PaymentDays: condition.days,
    PaymentEndOfMonths: condition.monthEnds,
    PaymentMethod: condition.method,
    Percentage: 1,
    Division: books.division.code,
  }));
}

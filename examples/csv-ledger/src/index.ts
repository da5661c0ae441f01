export { type BooksFile, openBooksFile } from "./books-file.ts";
export { type CsvLedgerOptions, createCsvLedger } from "./csv-ledger.ts";
export { type CsvSettings, csvSettings } from "./settings.ts";

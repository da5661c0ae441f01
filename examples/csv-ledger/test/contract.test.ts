import { ledgerContract } from "@boekbrug/testkit";
import { openCsvLedger } from "./open-csv.ts";

ledgerContract("the CSV ledger", openCsvLedger);

import { ledgerContract } from "../src/index.ts";
import { openFakeLedger } from "./open-fakes.ts";

ledgerContract("the fake ledger", openFakeLedger);

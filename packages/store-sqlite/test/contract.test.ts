import { storeContract } from "@boekbrug/testkit";
import { openAgain, temporaryStore } from "./temporary-store.ts";

storeContract("the store on SQLite", async () => openAgain(temporaryStore()));

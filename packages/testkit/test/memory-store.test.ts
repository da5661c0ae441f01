import { storeContract } from "../src/index.ts";
import { openMemoryStore } from "./open-fakes.ts";

storeContract("the store in memory", openMemoryStore);

import { orderSourceContract } from "../src/index.ts";
import { openFakeShop } from "./open-fakes.ts";

orderSourceContract("the fake shop", openFakeShop);

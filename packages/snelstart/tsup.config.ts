import { library } from "../../tsup.base.ts";

/** `http` is private: bundled here, and not named in the types. */
export default library({ noExternal: ["@boekbrug/http"], dts: { resolve: ["@boekbrug/http"] } });

import { library } from "../../tsup.base.ts";

/** `node:sqlite` exists only under its prefix. */
export default library({ removeNodeProtocol: false });

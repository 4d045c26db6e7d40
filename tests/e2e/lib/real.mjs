// Where published portfolios are read from, in journeys that import them.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The folder that PLUMBLINE_REAL_DATA names, else one beside the checkout as …/data/portfolios. */
export function realData() {
  const named = process.env.PLUMBLINE_REAL_DATA;
  const beside = fileURLToPath(new URL("../../../../", import.meta.url));
  const found = named ?? readdirSync(beside).sort().map((name) => join(beside, name, "data/portfolios")).find(existsSync);
  return found === undefined ? undefined : pathToFileURL(`${found}/`);
}

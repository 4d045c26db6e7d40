// The import in a browser: a table handed to the page that is open, read, and landed.
import { saved } from "./places.mjs";

/** Hands a table to the page that is open, as a file. */
export async function bring(page, name, bytes, mimeType = "text/csv") {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a file" }).click();
  await (await chooser).setFiles({ name, mimeType, buffer: Buffer.from(bytes) });
}

/** Brings a table and waits until it is read. */
export async function read(page, name, bytes, mimeType) {
  await bring(page, name, bytes, mimeType);
  await page.getByRole("heading", { level: 1, name: `Import “${name}”` }).waitFor();
}

/** Lands and waits for the card. */
export async function land(page, button = "Land in the plan") {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: /in the plan( already)?$/ }).waitFor();
  await saved(page);
}

// The register in a browser: opening it on the sample, and its cells.
import { ready } from "./browser.mjs";

export const OPTIONS = { serviceWorkers: "block", permissions: ["clipboard-read", "clipboard-write"] };

/** Opens the sample at a page and waits for its first rows. */
export async function openSample(page, site, place = "projects") {
  await page.goto(site.url);
  await ready(page);
  await page.getByRole("button", { name: "Open the sample" }).click();
  await page.locator(".rail").waitFor();
  await page.evaluate((to) => (location.hash = `#/${to}`), place);
  await page.locator(".reg-row").first().waitFor();
}

/** A cell by row and column. */
export const cell = (page, at) => page.locator(`[data-at="${at}"]`);
/** The text of a cell. */
export const text = async (page, at) => (await cell(page, at).innerText()).trim();

/** Waits until the focus is on a cell. */
export async function focused(page, at) {
  await page.waitForFunction((to) => document.activeElement?.dataset.at === to, at);
}

/** Waits until a cell shows a text. */
export async function shows(page, at, wanted) {
  await page.waitForFunction(
    ([to, value]) => document.querySelector(`[data-at="${to}"]`)?.innerText.trim() === value,
    [at, wanted],
  );
}

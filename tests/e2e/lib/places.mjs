// Places of the product, by the names users see.
import { ready } from "./browser.mjs";

/** Opens the start page of a site and waits until it listens. */
export async function openStart(page, site) {
  await page.goto(site.url);
  await ready(page);
  await page.getByRole("button", { name: "Open the sample" }).waitFor();
}

/** Opens the sample and waits for its home page. */
export async function openSample(page, site) {
  await openStart(page, site);
  await page.getByRole("button", { name: "Open the sample" }).click();
  await page.getByRole("navigation", { name: "Workspace" }).waitFor();
}

/** Hands a file to the button that opens workspaces. */
export async function openFile(page, button, name, bytes) {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button }).click();
  await (await chooser).setFiles({ name, mimeType: "application/json", buffer: Buffer.from(bytes) });
}

/** Opens the text of a workspace file from the first page and waits until it is kept. */
export async function openWorkspace(page, site, text) {
  await openStart(page, site);
  await openFile(page, "Open a workspace file", "made.json", text);
  await page.getByText("Workspace opened and kept in this browser.").waitFor();
}

/** Goes to a page by its address and waits for its heading. */
export async function goTo(page, path) {
  await page.evaluate((to) => (location.hash = `#/${to}`), path);
  await page.waitForFunction((to) => location.hash.startsWith(`#/${to}`) && document.querySelector("main h1"), path);
}

/** Waits until the newest change is kept, as the status bar says. */
export async function saved(page) {
  await page.locator(".statusbar").getByText(/^Saved on this device/).waitFor();
}

/** Gives the text of a file the page hands out when `act` is done. */
export async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  const { readFile } = await import("node:fs/promises");
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Opens the sample at a page in a profile of its own, on a day that never changes. */
export async function sampleAt(here, options, path, now = new Date("2026-11-22T10:00:00Z")) {
  const opened = await here.fresh(options);
  await opened.context.clock.setFixedTime(now);
  await openSample(opened.page, here.site);
  await goTo(opened.page, path);
  return opened;
}

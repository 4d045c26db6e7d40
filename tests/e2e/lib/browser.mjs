// One browser for a spec file, a fresh profile for every test, and what every test watches.
import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const CANDIDATES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browser that xtask found, or a usual one. */
export function browserPath() {
  const path = process.env.PLUMBLINE_BROWSER || CANDIDATES.find((path) => existsSync(path));
  if (!path) throw new Error("no Chromium found: run `cargo xtask test`, or set PLUMBLINE_BROWSER");
  return path;
}

/** Starts the browser that xtask found, or a usual one. */
export async function launch() {
  const executablePath = browserPath();
  return chromium.launch({ executablePath, args: QUIET });
}

/** A page in a profile of its own; further options are those of a Playwright context. */
export async function freshPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  return { context, page, watch: collectForeign(page) };
}

/**
 * Records what a page must never do: ask another origin, write an error, throw.
 * Own addresses are those of the page's own origin, `data:` and `blob:`.
 */
export function collectForeign(page) {
  const watch = { foreign: [], errors: [] };
  const context = page.context();
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (["data:", "blob:"].includes(url.protocol)) return;
    if (page.url() !== "about:blank" && url.origin !== new URL(page.url()).origin) watch.foreign.push(request.url());
    else if (url.hostname !== "127.0.0.1") watch.foreign.push(request.url());
  });
  page.on("console", (message) => {
    if (message.type() === "error") watch.errors.push(message.text());
  });
  page.on("pageerror", (error) => watch.errors.push(String(error)));
  return watch;
}

/** Waits until the program says that it is alive. */
export async function ready(page) {
  await page.waitForFunction(() => "ready" in document.documentElement.dataset);
}

/** Waits until the service worker is active and controls the page: from now on offline works. */
export async function offlineReady(page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Runs `work` with the network cut. */
export async function offline(context, work) {
  await context.setOffline(true);
  try {
    return await work();
  } finally {
    await context.setOffline(false);
  }
}

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** The accessibility violations of the page as short texts; an empty list is the goal. */
export async function axe(page, options = {}) {
  // Evaluated through the debugger: the page's policy forbids a script that is not its own.
  const { readFile } = await import("node:fs/promises");
  await page.evaluate(await readFile(axePath, "utf8"));
  // What fades in is half transparent: contrast is that of the page at rest. What turns for ever, or
  // follows a scroll, comes to no end and is not waited for.
  await page.evaluate(() => {
    const ends = (one) => one.timeline === document.timeline && one.effect?.getComputedTiming().endTime !== Infinity;
    const all = document.getAnimations().filter((one) => one.playState === "running" && ends(one));
    return Promise.all(all.map((one) => one.finished.catch(() => {})));
  });
  const result = await page.evaluate((given) => globalThis.axe.run(document, given), options);
  return result.violations.map((violation) => {
    const places = violation.nodes.map((node) => node.target.join(" ")).slice(0, 5);
    return `${violation.id}: ${violation.help} (${violation.nodes.length}: ${places.join(", ")})`;
  });
}

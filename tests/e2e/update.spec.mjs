// A new version changes the page only on the user's word, and never touches another copy.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, test } from "node:test";
import { freshPage, launch, offline, offlineReady, ready } from "./lib/browser.mjs";
import { startSite } from "./lib/site.mjs";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const cacheNames = (page) => page.evaluate(() => caches.keys());
const lookForUpdate = (page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().catch(() => {}));

describe("a new version", () => {
  let browser;
  let folder;
  let site;
  before(async () => {
    browser = await launch();
    folder = await mkdtemp(join(tmpdir(), "plumbline-"));
    await cp(dist, join(folder, "one"), { recursive: true });
    await cp(dist, join(folder, "two"), { recursive: true });
    site = await startSite({ folder });
  });
  after(async () => {
    await browser?.close();
    site?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  // Publishes a changed service worker for the copy `one`.
  async function publish(change) {
    const file = join(folder, "one", "service-worker.js");
    await writeFile(file, change(await readFile(file, "utf8")));
  }

  async function open(context, page, copy) {
    await page.goto(`${site.url}${copy}/`);
    await ready(page);
    await offlineReady(page);
  }

  test("waits, is announced, and takes over when asked", async () => {
    const { context, page } = await freshPage(browser);
    await open(context, page, "two");
    await open(context, page, "one");
    const before = await cacheNames(page);
    assert.equal(before.length, 2);
    await page.evaluate(() => {
      window.announced = 0;
      window.sameDocument = true;
      window.addEventListener("plumbline-update", () => (window.announced += 1));
    });
    await publish((text) => text.replace(/VERSION = "/, 'VERSION = "next-'));
    await lookForUpdate(page);
    await page.waitForFunction(() => window.announced === 1 && window.plumblineUpdateWaiting());
    assert.equal(await page.evaluate(() => window.sameDocument), true, "the page was not reloaded");
    await page.evaluate(() => window.plumblineUpdate());
    await page.waitForFunction(() => !window.sameDocument);
    await ready(page);
    await page.waitForFunction(async (old) => {
      const names = await caches.keys();
      return names.length === 2 && names.some((name) => !old.includes(name));
    }, before);
    const others = (names) => names.filter((name) => name.includes("/two/"));
    assert.deepEqual(others(await cacheNames(page)), others(before), "the other copy keeps its files");
    await offline(context, async () => {
      await page.goto(`${site.url}two/`);
      await ready(page);
    });
    await context.close();
  });

  test("with a damaged file is not installed, and the old one keeps working", async () => {
    const { context, page } = await freshPage(browser);
    await open(context, page, "one");
    const before = await cacheNames(page);
    await publish((text) =>
      text.replace(/VERSION = "/, 'VERSION = "bad-').replace(/"sha256-[^"]+"/, `"sha256-${"A".repeat(43)}="`));
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      registration.addEventListener("updatefound", () => (window.incoming = registration.installing));
    });
    await lookForUpdate(page);
    await page.waitForFunction(() => window.incoming?.state === "redundant");
    await page.waitForFunction(async (count) => (await caches.keys()).length === count, before.length);
    assert.deepEqual(await cacheNames(page), before);
    await offline(context, async () => {
      await page.reload();
      await ready(page);
    });
    await context.close();
  });
});

// A guest leaves nothing behind: nothing is written while they work, and what was there before is
// wiped on their word, ours and nothing else.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe, ready } from "./lib/browser.mjs";
import { downloaded, goTo, openSample } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";

const WEIGHT = "Weight of Strategic fit";

/** Counts every writing into the browser, in every frame of the page. */
async function countWrites(page) {
  await page.addInitScript(() => {
    window.writes = [];
    const watch = (owner, names) => {
      for (const name of names) {
        const before = owner[name];
        owner[name] = function (...values) {
          window.writes.push(`${name} ${values.filter((value) => typeof value === "string").join(" ")}`);
          return before.apply(this, values);
        };
      }
    };
    watch(Storage.prototype, ["setItem"]);
    watch(IDBFactory.prototype, ["open"]);
    watch(IDBObjectStore.prototype, ["put", "add"]);
    watch(CacheStorage.prototype, ["open"]);
    watch(ServiceWorkerContainer.prototype, ["register"]);
  });
}

const kept = (page) =>
  page.evaluate(async () => ({
    keys: Object.keys(localStorage).sort(),
    databases: (await indexedDB.databases()).map((one) => one.name).sort(),
    caches: (await caches.keys()).sort(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
const NOTHING = { keys: [], databases: [], caches: [], workers: 0 };

async function openAsGuest(page, site) {
  await page.goto(`${site.url}?guest#/start`);
  await ready(page);
  await page.getByRole("button", { name: "Open the sample" }).click();
  await page.getByRole("navigation", { name: "Workspace" }).waitFor();
}

async function setWeight(page, text) {
  await goTo(page, "prioritise");
  const weight = page.getByRole("spinbutton", { name: WEIGHT });
  await weight.fill(text);
  await weight.press("Tab");
}

describe("a guest", () => {
  const here = stage();

  test("has nothing written to the browser, whatever is done, and can take a file along", async () => {
    const { context, page, watch } = await here.fresh({ locale: "en-GB" });
    await countWrites(page);
    await openAsGuest(page, here.site);
    const strip = page.locator(".strip.guest");
    await strip.getByText("Guest: what you enter is in this window only.").waitFor();
    await setWeight(page, "31");
    await strip.getByText("Guest: 1 change is in this window only.").waitFor();
    await page.getByRole("button", { name: /^Theme/ }).click();
    for (const path of ["home", "projects", "capacity", "people", "settings"]) await goTo(page, path);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+y");
    assert.deepEqual(await axe(page), []);
    const { bytes } = await downloaded(page, () => strip.getByRole("button", { name: "Save a file" }).click());
    assert.equal(JSON.parse(bytes).format, "plumbline-workspace");
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    assert.deepEqual(await page.evaluate(() => window.writes), []);
    assert.deepEqual(await kept(page), NOTHING);
    assert.deepEqual(watch.foreign, []);
    await context.close();
  });

  test("finds nothing of what the browser keeps, and leaves it as it is", async () => {
    const { context, page } = await here.fresh({ serviceWorkers: "block", locale: "en-GB" });
    await openSample(page, here.site);
    await page.locator(".statusbar .save").waitFor();
    const before = await kept(page);
    assert.ok(before.databases.length > 0);
    await page.goto(`${here.site.url}?guest#/start`);
    await ready(page);
    await page.getByRole("link", { name: "Leave guest mode" }).waitFor();
    assert.equal(await page.getByRole("link", { name: "Go back to my workspace" }).count(), 0);
    await page.getByRole("button", { name: "Open the sample" }).click();
    await page.locator(".strip.guest").waitFor();
    await setWeight(page, "31");
    assert.deepEqual(await kept(page), before);
    await context.close();
  });

  test("is asked on closing while changes are in this window only", async () => {
    const { context, page } = await here.fresh({ locale: "en-GB" });
    await openAsGuest(page, here.site);
    await setWeight(page, "31");
    let asked = null;
    page.once("dialog", (dialog) => {
      asked = dialog.type();
      dialog.accept();
    });
    await page.locator(".strip.guest").getByRole("link", { name: "Leave guest mode" }).click();
    await ready(page);
    await page.getByRole("link", { name: "Work as a guest" }).waitFor();
    assert.equal(asked, "beforeunload");
    await context.close();
  });

  test("wipes all of ours that was there before, keeps all that is not, and says so", async () => {
    const { context, page } = await here.fresh({ locale: "en-GB" });
    await openSample(page, here.site);
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    await page.evaluate(async () => {
      localStorage.setItem("plumbline/theme", '"dark"');
      localStorage.setItem("plumbline-board/theme", "theirs");
      await caches.open("theirs");
      const request = indexedDB.open("theirs", 1);
      await new Promise((done) => (request.onsuccess = done));
      request.result.close();
    });
    await page.goto(`${here.site.url}?guest#/start`);
    await page.reload();
    await ready(page);
    await page.getByRole("button", { name: "Open the sample" }).click();
    await page.locator(".strip.guest").getByRole("button", { name: "Wipe now" }).click();
    const dialog = page.getByRole("dialog", { name: "Wipe this browser of Plumbline?" });
    await dialog.getByText(/keeps something of Plumbline: .*database/).waitFor();
    await dialog.getByText("What other pages of this site keep is left as it is.").waitFor();
    assert.deepEqual(await axe(page), []);
    await dialog.getByRole("button", { name: "Wipe", exact: true }).click();
    await dialog.getByText("Wiped and looked again: nothing of Plumbline is left in this browser.").waitFor();
    const theirs = { keys: ["plumbline-board/theme"], databases: ["theirs"], caches: ["theirs"], workers: 0 };
    assert.deepEqual(await kept(page), theirs);
    await context.close();
  });

  test("is told what could not be wiped", async () => {
    const { context, page } = await here.fresh({ serviceWorkers: "block", locale: "en-GB" });
    await openSample(page, here.site);
    await page.goto(`${here.site.url}?guest#/start`);
    await page.reload();
    await ready(page);
    await page.getByRole("button", { name: "Open the sample" }).click();
    const other = await context.newPage();
    await other.goto(`${here.site.url}manifest.webmanifest`);
    await other.evaluate(async () => {
      const [{ name }] = (await indexedDB.databases()).filter((one) => one.name.startsWith("plumbline"));
      const request = indexedDB.open(name);
      await new Promise((done) => (request.onsuccess = done));
      // A window that does not let go of the database.
      window.held = request.result;
    });
    await page.bringToFront();
    await page.locator(".strip.guest").getByRole("button", { name: "Wipe now" }).click();
    const dialog = page.getByRole("dialog", { name: "Wipe this browser of Plumbline?" });
    await dialog.getByRole("button", { name: "Wipe", exact: true }).click();
    await dialog.getByText(/Not everything could be deleted. Still there: 1 database/).waitFor();
    await context.close();
  });
});

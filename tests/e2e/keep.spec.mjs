// Nothing is lost: what happens when the store fails, breaks, closes, or the page goes too early.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { axe } from "./lib/browser.mjs";
import { downloaded, goTo, openSample, openStart, saved } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";
import { changeStored, storedNow } from "./lib/stored.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };
const SAMPLE = await readFile(new URL("../../public/sample.json", import.meta.url));
const WEIGHT = "Weight of Strategic fit";
const FULL = { write: "QuotaExceededError" };

/** Lets a test break the store, close its connections, slow down timers and count listeners. */
async function tamper(page) {
  await page.addInitScript(() => {
    const { put, getAll } = IDBObjectStore.prototype;
    const { open } = IDBFactory.prototype;
    const { setTimeout: later } = window;
    Object.assign(window, { broken: {}, databases: [], slow: 0, listeners: {}, unheard: 0 });
    IDBObjectStore.prototype.put = function (...values) {
      const { write, only = "" } = window.broken;
      if (write && String(values[1]).startsWith(only)) throw new DOMException("no", write);
      return put.apply(this, values);
    };
    IDBObjectStore.prototype.getAll = function (...values) {
      if (window.broken.read) throw new DOMException("no", window.broken.read);
      return getAll.apply(this, values);
    };
    IDBFactory.prototype.open = function (...values) {
      const request = open.apply(this, values);
      request.addEventListener("success", () => window.databases.push(request.result));
      return request;
    };
    window.setTimeout = (call, wait = 0, ...values) => later(call, wait + window.slow, ...values);
    const [add, remove] = [window.addEventListener, window.removeEventListener];
    const count = (kind, by) => (window.listeners[kind] = (window.listeners[kind] ?? 0) + by);
    window.addEventListener = (kind, ...rest) => (count(kind, 1), add.call(window, kind, ...rest));
    window.removeEventListener = (kind, ...rest) => (count(kind, -1), remove.call(window, kind, ...rest));
    add.call(window, "unhandledrejection", () => (window.unheard += 1));
  });
}

const breakStore = (page, how) => page.evaluate((to) => (window.broken = to), how);

/** Sets a weight: the edit that these tests make. */
async function setWeight(page, text) {
  const weight = page.getByRole("spinbutton", { name: WEIGHT });
  await weight.fill(text);
  await weight.press("Tab");
}

/** Asks the page to close, as a user does; gives whether the browser asked back. */
async function asksOnClose(page) {
  let asked = false;
  const closed = new Promise((done) => {
    page.once("close", done);
    page.once("dialog", (dialog) => {
      asked = dialog.type() === "beforeunload";
      dialog.dismiss().then(done);
    });
  });
  await page.close({ runBeforeUnload: true });
  await closed;
  return asked;
}

/** Hands a file to the button that opens workspaces. */
async function openFile(page, button, bytes) {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button }).click();
  await (await chooser).setFiles({ name: "mine.json", mimeType: "application/json", buffer: bytes });
}

/** A workspace of one's own with nothing in it. */
async function openEmpty(page, site) {
  await openStart(page, site);
  await page.getByRole("button", { name: "Start an assessment" }).click();
  await page.getByRole("heading", { name: "How mature is your project office?" }).waitFor();
}

/** Brings a table of two projects to the import page. */
async function bringTable(page, name = "small") {
  await goTo(page, "home");
  await goTo(page, "import");
  const buffer = Buffer.from(`Project,Budget\n${name} one,100\n${name} two,200\n`);
  await page.locator("#table-file").setInputFiles({ name: `${name}.csv`, mimeType: "text/csv", buffer });
  await page.getByRole("heading", { level: 1, name: `Import “${name}.csv”` }).waitFor();
}

/** Lands the table in the plan. */
async function landHere(page) {
  await page.getByRole("button", { name: "Land in the plan" }).click();
  await page.getByRole("heading", { level: 1, name: "2 projects from 2 rows are in the plan" }).waitFor();
}

describe("what the user made", () => {
  const here = stage();

  async function fresh() {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await tamper(page);
    return { context, page, watch };
  }

  async function sampleAtWeights() {
    const made = await fresh();
    await openSample(made.page, here.site);
    await goTo(made.page, "prioritise");
    await made.page.getByRole("spinbutton", { name: WEIGHT }).waitFor();
    return made;
  }

  test("is not left behind when the window closes while the store is full", async () => {
    const { context, page } = await sampleAtWeights();
    await breakStore(page, FULL);
    await setWeight(page, "31");
    await page.getByText(/^NOT SAVED: storage is full/).first().waitFor();
    assert.equal(await asksOnClose(page), true);
    await breakStore(page, {});
    await page.getByRole("button", { name: "Try again" }).click();
    await saved(page);
    assert.equal(await asksOnClose(page), false);
    await context.close();
  });

  test("is asked for on closing where the browser keeps nothing, until a file has it", async () => {
    const { context, page } = await fresh();
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("blocked by the browser", "SecurityError");
      };
    });
    await openSample(page, here.site);
    await goTo(page, "prioritise");
    await setWeight(page, "31");
    const band = page.getByRole("alert").getByText("This browser keeps nothing: save a file before you close");
    await band.waitFor();
    assert.deepEqual(await axe(page), []);
    assert.equal(await asksOnClose(page), true);
    await downloaded(page, () => page.getByRole("button", { name: "Download now" }).click());
    await band.waitFor({ state: "detached" });
    assert.equal(await asksOnClose(page), false);
    await context.close();
  });

  test("is not left for another workspace when not even the first snapshot was kept", async () => {
    const { context, page } = await fresh();
    await openEmpty(page, here.site);
    await breakStore(page, FULL);
    await goTo(page, "settings");
    await page.getByRole("button", { name: "New workspace" }).click();
    await page.getByText(/^NOT SAVED: storage is full/).first().waitFor();
    await goTo(page, "start");
    await page.getByRole("button", { name: "Open the sample" }).click();
    await page.getByRole("status").getByText("Changes of this workspace are not saved yet. Save a file first.").waitFor();
    await breakStore(page, {});
    await goTo(page, "settings");
    await saved(page);
    await context.close();
  });

  test("holds up a new version until it is saved", async () => {
    const { context, page } = await sampleAtWeights();
    await breakStore(page, FULL);
    await setWeight(page, "31");
    await page.evaluate(() => {
      window.taken = 0;
      window.plumblineUpdate = () => (window.taken += 1);
      window.dispatchEvent(new CustomEvent("plumbline-update"));
    });
    const take = page.getByRole("button", { name: "Reload", exact: true });
    await take.click();
    await page.getByText(/^The new version waits: your changes are not saved yet/).waitFor();
    assert.equal(await page.evaluate(() => window.taken), 0);
    await breakStore(page, {});
    await take.click();
    await page.waitForFunction(() => window.taken === 1);
    await saved(page);
    await context.close();
  });

  test("keeps an import for a new workspace out of the old one when that cannot be left", async () => {
    const { context, page } = await fresh();
    await openEmpty(page, here.site);
    await breakStore(page, FULL);
    await bringTable(page, "first");
    await landHere(page);
    await bringTable(page, "second");
    await page.getByRole("radio", { name: /new workspace/i }).check();
    await page.getByRole("button", { name: "Land in a new workspace" }).click();
    await page.getByRole("status").getByText("Changes of this workspace are not saved yet. Save a file first.").waitFor();
    await goTo(page, "projects");
    await page.getByText("2 of 2 projects").waitFor();
    await context.close();
  });

  test("stays deleted: undo does not bring a deleted workspace back", async () => {
    const { context, page } = await fresh();
    await openEmpty(page, here.site);
    await bringTable(page);
    await landHere(page);
    await page.getByRole("button", { name: "Undo", exact: true }).last().waitFor();
    await saved(page);
    await goTo(page, "settings");
    await page.getByRole("button", { name: /^Delete / }).click();
    await page.getByRole("button", { name: "Put into the bin" }).click();
    await page.getByRole("button", { name: "Open the sample" }).waitFor();
    const undo = page.getByRole("button", { name: "Undo", exact: true });
    if ((await undo.count()) > 0) await undo.last().click();
    await page.keyboard.press("Control+z");
    await page.reload();
    await page.getByRole("button", { name: "Open the sample" }).waitFor();
    const kept = Object.keys(JSON.parse(await storedNow(page)));
    assert.equal(kept.filter((key) => key.startsWith("bin/")).length, 1, "it waits in the bin");
    await context.close();
  });

  for (const only of ["head/", "log/"]) {
    test(`is written whole or not at all when ${only} refuse a write`, async () => {
      const { context, page } = await sampleAtWeights();
      const kept = await storedNow(page);
      await breakStore(page, { write: "DataError", only });
      await setWeight(page, "31");
      await page.getByText(/^NOT SAVED: the browser said “DataError/).first().waitFor();
      assert.equal(await storedNow(page), kept);
      await page.reload();
      await page.getByRole("spinbutton", { name: WEIGHT }).waitFor();
      await setWeight(page, "32");
      await saved(page);
      assert.equal(await page.evaluate(() => window.unheard), 0);
      await context.close();
    });
  }

  test("is never written over where it is damaged, and its bytes are handed out as they are", async () => {
    const { context, page } = await sampleAtWeights();
    const damaged = [0xff, 0x00, 0x7b, 0xc3, 0x28];
    await changeStored(page, { put: [["^part/", damaged]] });
    await page.reload();
    await page.getByRole("heading", { name: "What is stored of this workspace cannot be read in full" }).waitFor();
    const { bytes } = await downloaded(page, () => page.getByRole("button", { name: "Download what is stored" }).click());
    assert.ok(bytes.includes(Buffer.from(damaged)), "what is damaged is handed out as it lies");
    const before = JSON.parse(await storedNow(page));
    await page.getByRole("button", { name: "Go to the start page" }).click();
    await openFile(page, "Open a workspace file", SAMPLE);
    await page.getByText(/^Opened as a copy: what this browser holds of the same workspace cannot be read/).waitFor();
    const after = JSON.parse(await storedNow(page));
    for (const [key, value] of Object.entries(before)) assert.equal(after[key], value, key);
    assert.equal(Object.keys(after).filter((key) => key.startsWith("head/")).length, 2);
    await context.close();
  });

  test("is not taken for nothing where the store cannot be read", async () => {
    const { context, page } = await sampleAtWeights();
    await page.addInitScript(() => (window.broken = { read: "UnknownError" }));
    await page.reload();
    await page.getByRole("heading", { name: "What this browser keeps could not be read" }).waitFor();
    assert.deepEqual(await axe(page), []);
    await breakStore(page, {});
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("spinbutton", { name: WEIGHT }).waitFor();
    await context.close();
  });

  test("stays on the screen when another workspace cannot be read", async () => {
    const { context, page } = await sampleAtWeights();
    await goTo(page, "settings");
    await page.getByRole("button", { name: "New workspace" }).click();
    const other = page.getByRole("button", { name: /^Open Calder Mutual/ });
    await other.waitFor();
    await breakStore(page, { read: "UnknownError" });
    await other.click();
    await page.getByText("The browser's storage did not do what was asked: the browser said “UnknownError").waitFor();
    await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
    await page.getByRole("row").filter({ hasText: "My portfolio" }).getByText("open", { exact: true }).waitFor();
    await breakStore(page, {});
    await other.click();
    await page.getByRole("row").filter({ hasText: "Calder Mutual" }).getByText("open", { exact: true }).waitFor();
    await context.close();
  });

  test("is not mixed with entries that were left over under the same id", async () => {
    const { context, page } = await fresh();
    await openStart(page, here.site);
    // The whole program makes the store; a workspace of one's own is enough for that.
    await openEmpty(page, here.site);
    const id = JSON.parse(SAMPLE).workspace_id;
    await page.evaluate(async (uid) => {
      const change = window.databases.at(-1).transaction(["bytes"], "readwrite");
      const key = (seq) => `log/${uid}/${String(seq).padStart(16, "0")}`;
      for (const seq of [1, 2, 3]) change.objectStore("bytes").put(new Uint8Array([0x7b]), key(seq));
      await new Promise((done) => (change.oncomplete = done));
    }, id);
    await goTo(page, "start");
    await page.getByRole("button", { name: "Open the sample" }).click();
    await page.getByRole("navigation", { name: "Workspace" }).waitFor();
    await goTo(page, "prioritise");
    await setWeight(page, "31");
    await saved(page);
    await page.reload();
    await page.getByRole("spinbutton", { name: WEIGHT }).waitFor();
    assert.equal(await page.getByRole("spinbutton", { name: WEIGHT }).inputValue(), "31");
    await context.close();
  });

  test("is saved again after the connection to the store was closed, however often", async () => {
    const { context, page, watch } = await sampleAtWeights();
    const ways = [
      (database) => database.close(),
      (database) => database.dispatchEvent(new Event("versionchange")),
      (database) => database.dispatchEvent(new Event("close")),
    ];
    for (const [nth, way] of ways.entries()) {
      await page.evaluate(`window.databases.forEach((database) => { for (const _ of [1, 2]) (${way})(database); })`);
      const weight = String(31 + nth);
      await setWeight(page, weight);
      await saved(page);
      await page.reload();
      await page.getByRole("spinbutton", { name: WEIGHT }).waitFor();
      assert.equal(await page.getByRole("spinbutton", { name: WEIGHT }).inputValue(), weight);
    }
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("outlives a page that is left before its timers fire", async () => {
    const { context, page, watch } = await sampleAtWeights();
    await page.evaluate(() => (window.slow = 120));
    for (const path of ["prioritise", "projects", "prioritise?tab=score", "capacity", "projects", "maturity", "home"]) {
      await goTo(page, path);
      await page.keyboard.press("ArrowDown");
      await page.evaluate(() => (location.hash = "#/settings"));
      await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
    }
    await page.waitForFunction(() => new Promise((done) => setTimeout(() => done(true), 200)));
    assert.equal(await page.locator("#recovery").count(), 0);
    assert.deepEqual(watch.errors, []);
    await context.close();
  });

  test("costs no more listeners from page to page", async () => {
    const { context, page } = await sampleAtWeights();
    const listeners = async () => {
      await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
      return page.evaluate(() => Object.entries(window.listeners).filter(([, count]) => count > 0).sort());
    };
    await goTo(page, "settings");
    const before = await listeners();
    for (const path of ["home", "people", "settings", "home", "people", "settings"]) await goTo(page, path);
    assert.deepEqual(await listeners(), before);
    assert.equal(Object.fromEntries(before).beforeunload, undefined, "a saved page does not ask");
    await context.close();
  });
});

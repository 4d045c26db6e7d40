// What a start finds: damaged, left over, lost or of an older version, and what is said of it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { axe, ready } from "./lib/browser.mjs";
import { downloaded, goTo, openSample, saved } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";
import { changeStored, putOlder, storedNow } from "./lib/stored.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };
const SAMPLE = await readFile(new URL("../../public/sample.json", import.meta.url));
const WEIGHT = "Weight of Strategic fit";

async function setWeight(page, text) {
  const weight = page.getByRole("spinbutton", { name: WEIGHT });
  await weight.fill(text);
  await weight.press("Tab");
}

const weightNow = (page) => page.getByRole("spinbutton", { name: WEIGHT }).inputValue();

describe("a start", () => {
  const here = stage();

  async function sampleAtWeights() {
    const made = await here.fresh(OPTIONS);
    await openSample(made.page, here.site);
    await goTo(made.page, "prioritise");
    await made.page.getByRole("spinbutton", { name: WEIGHT }).waitFor();
    return made;
  }

  async function restart(page) {
    await page.reload();
    await ready(page);
  }

  test("undoes and redoes the steps from before a reload", async () => {
    const { context, page, watch } = await sampleAtWeights();
    const before = await weightNow(page);
    await setWeight(page, "31");
    await setWeight(page, "32");
    await saved(page);
    await restart(page);
    const undo = page.getByRole("button", { name: /^Undo/ }).first();
    await page.waitForFunction(() => !document.querySelector('button[aria-label^="Undo"], button[title^="Undo"]')?.disabled);
    assert.equal(await weightNow(page), "32");
    await undo.click();
    await page.waitForFunction((name) => document.querySelector(`[aria-label="${name}"]`)?.value === "31", WEIGHT);
    await saved(page);
    await restart(page);
    await page.getByRole("button", { name: /^Undo/ }).first().click();
    await page.waitForFunction(([name, value]) => document.querySelector(`[aria-label="${name}"]`)?.value === value, [WEIGHT, before]);
    await page.getByRole("button", { name: /^Redo/ }).first().click();
    await page.waitForFunction((name) => document.querySelector(`[aria-label="${name}"]`)?.value === "31", WEIGHT);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("carries a workspace of the first version over and leaves the old store as it is", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await page.goto(`${here.site.url}manifest.webmanifest`);
    const id = JSON.parse(SAMPLE).workspace_id;
    const record = { id, name: "Calder Mutual", seq: 0, saved: Date.UTC(2026, 10, 1), bytes: [...SAMPLE] };
    await putOlder(page, [record]);
    await page.goto(`${here.site.url}#/prioritise`);
    await page.getByRole("spinbutton", { name: WEIGHT }).waitFor();
    await setWeight(page, "31");
    await saved(page);
    await restart(page);
    await page.getByRole("spinbutton", { name: WEIGHT }).waitFor();
    assert.equal(await weightNow(page), "31");
    const old = await page.evaluate(async () => {
      const database = await new Promise((done) => (indexedDB.open("plumbline").onsuccess = (event) => done(event.target.result)));
      const all = database.transaction("workspaces").objectStore("workspaces").getAll();
      const [kept] = await new Promise((done) => (all.onsuccess = () => done(all.result)));
      return [kept.id, kept.seq, kept.bytes.length];
    });
    assert.deepEqual(old, [id, 0, SAMPLE.length]);
    await context.close();
  });

  test("takes an older snapshot where the newer is damaged, loses nothing and says so", async () => {
    const { context, page } = await sampleAtWeights();
    for (let nth = 1; nth <= 22; nth += 1) await setWeight(page, String(nth));
    await saved(page);
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
      window.dispatchEvent(new Event("visibilitychange"));
    });
    await page.waitForFunction(async () => {
      const database = await new Promise((done) => (indexedDB.open(`plumbline:${location.pathname}`).onsuccess = (event) => done(event.target.result)));
      const keys = database.transaction("bytes").objectStore("bytes").getAllKeys();
      const all = await new Promise((done) => (keys.onsuccess = () => done(keys.result)));
      database.close();
      return all.filter((key) => key.startsWith("snap/")).length === 2;
    });
    await changeStored(page, { cut: [["^part/.*2/", 0.5]] });
    await restart(page);
    const strip = page.getByText("At the last start something stored was damaged. Nothing that was saved is lost.");
    await strip.waitFor();
    assert.equal(await weightNow(page), "22");
    await page.getByText("What happened", { exact: true }).click();
    await page.getByText("Snapshot 2 is damaged. Its bytes were put aside as they are.").waitFor();
    assert.deepEqual(await axe(page), []);
    assert.ok(Object.keys(JSON.parse(await storedNow(page))).some((key) => key.startsWith("bad/")), "the damaged bytes are kept");
    await page.getByRole("button", { name: "Close", exact: true }).click();
    await strip.waitFor({ state: "detached" });
    await setWeight(page, "33");
    await saved(page);
    await restart(page);
    await page.getByRole("spinbutton", { name: WEIGHT }).waitFor();
    assert.equal(await weightNow(page), "33");
    assert.equal(await strip.count(), 0);
    await context.close();
  });

  test("takes from the journal what the store had not confirmed", async () => {
    const { context, page } = await sampleAtWeights();
    await setWeight(page, "31");
    await saved(page);
    await page.evaluate(() => {
      IDBDatabase.prototype.transaction = () => {
        throw new DOMException("gone", "UnknownError");
      };
    });
    await setWeight(page, "32");
    await page.getByText(/^NOT SAVED/).first().waitFor();
    page.once("dialog", (dialog) => dialog.accept());
    await restart(page);
    await page.getByText("Changes that were not confirmed yet were taken from the journal: 1.").waitFor({ state: "attached" });
    assert.equal(await weightNow(page), "32");
    await restart(page);
    await page.getByRole("spinbutton", { name: WEIGHT }).waitFor();
    assert.equal(await weightNow(page), "32");
    await context.close();
  });

  test("of a browser that lost its store is no first visit", async () => {
    const { context, page, watch } = await sampleAtWeights();
    await setWeight(page, "31");
    await saved(page);
    await page.evaluate(async () => {
      localStorage.removeItem("plumbline/last");
      const gone = indexedDB.deleteDatabase(`plumbline:${location.pathname}`);
      await new Promise((done) => (gone.onsuccess = done));
    });
    await restart(page);
    await page.getByRole("heading", { name: "Your browser lost what Plumbline kept in it" }).waitFor();
    await page.getByText(/^Calder Mutual: \d+ records, last saved/).waitFor();
    assert.deepEqual(await axe(page), []);
    const { bytes } = await downloaded(page, () => page.getByRole("button", { name: "Download what is left" }).click());
    assert.ok(bytes.length >= 0);
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Open a workspace file" }).click();
    await (await chooser).setFiles({ name: "mine.json", mimeType: "application/json", buffer: SAMPLE });
    await page.getByText("Workspace opened and kept in this browser.").waitFor();
    await restart(page);
    await page.getByRole("navigation", { name: "Workspace" }).waitFor();
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("goes on without what was lost only when that is said", async () => {
    const { context, page } = await sampleAtWeights();
    await page.evaluate(async () => {
      const gone = indexedDB.deleteDatabase(`plumbline:${location.pathname}`);
      await new Promise((done) => (gone.onsuccess = done));
    });
    await restart(page);
    await page.getByRole("button", { name: "Go on without them" }).click();
    await page.getByRole("button", { name: "Open the sample" }).waitFor();
    await page.evaluate(() => localStorage.removeItem("plumbline/last"));
    await restart(page);
    await page.getByRole("button", { name: "Open the sample" }).waitFor();
    assert.equal(await page.getByText("Your browser lost").count(), 0);
    await context.close();
  });
});

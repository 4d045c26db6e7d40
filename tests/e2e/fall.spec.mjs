// A fault of the program anywhere: the recovery screen stands at once, hands out what is stored, and
// nothing that was said to be saved is lost.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe, ready } from "./lib/browser.mjs";
import { wrapImports } from "./lib/faults.mjs";
import { downloaded, goTo, openSample, saved } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";
import { storedNow } from "./lib/stored.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };
const WEIGHT = "Weight of Strategic fit";
const LIMIT_MS = 2000;
const SAFE = /^What was saved in this browser is untouched, and nothing more is written\./;

const weight = (page) => page.getByRole("spinbutton", { name: WEIGHT });
const tell = (page, kind) => page.evaluate((of) => window.dispatchEvent(new Event(of)), kind);
const turnTo = (path) => (page) => page.evaluate((to) => (location.hash = `#/${to}`), path);

async function setWeight(page, text) {
  await weight(page).fill(text);
  await weight(page).press("Tab");
}

/** Opens the page of weights and types one: the edit that may be on its way when all ends. */
const edit = (page) => setWeight(page, "32");

async function hide(page) {
  await page.evaluate(() => Object.defineProperty(document, "hidden", { configurable: true, get: () => true }));
  await tell(page, "visibilitychange");
}

const TABLE = { name: "t.csv", mimeType: "text/csv", buffer: Buffer.from("Project,Budget\nA,1\n") };

/**
 * Where the program falls: what it does there, which call into the browser fails and in which way,
 * where the user is, what the user does. A start is a reload with the fault armed before it.
 */
const SITES = [
  ["starts: where the page's body is gone", "body", "nothing", "prioritise", "start"],
  ["starts: and listens", "addEventListener", "trap", "prioritise", "start"],
  ["starts: and asks for the store", "indexedDB", "trap", "prioritise", "start"],
  ["starts: and reads what is stored", "instanceof_Uint8Array", "trap", "prioritise", "start"],
  ["starts: and looks for its frame", "querySelector", "stack", "prioritise", "start"],
  ["turns to a page", "replaceState", "trap", "prioritise", turnTo("projects")],
  ["names a page", "set_title", "thrown", "prioritise", turnTo("people")],
  ["draws a chart", "createElementNS", "trap", "prioritise", turnTo("capacity")],
  ["draws a list", "cloneNode", "stack", "prioritise", turnTo("risks")],
  ["measures the register", "getBoundingClientRect", "trap", "prioritise", turnTo("projects")],
  ["starts a worker", "new_with_options", "thrown", "prioritise", turnTo("level")],
  ["asks a worker", "postMessage", "trap", "prioritise", turnTo("level")],
  ["reads a worker's answer", "data", "trap", "prioritise", turnTo("level")],
  ["fetches the questions", "fetch", "trap", "prioritise", turnTo("maturity")],
  ["reads the questions", "text", "trap", "prioritise", turnTo("maturity")],
  ["lists the workspaces", "getAllKeys", "trap", "prioritise", turnTo("settings")],
  ["asks how much room there is", "estimate", "trap", "prioritise", turnTo("safety")],
  ["hears a key", "key", "trap", "prioritise", edit],
  ["reads a field", "value", "trap", "prioritise", edit],
  ["asks the clock", "now", "thrown", "prioritise", edit],
  ["writes the journal", "setItem", "trap", "prioritise", edit],
  ["shows an edit", "set_nodeValue", "stack", "prioritise", edit],
  ["asks the store for a key", "objectStore", "trap", "prioritise", edit],
  ["writes into the store", "put", "trap", "prioritise", edit],
  ["says when it was saved", "getHours", "trap", "prioritise", edit],
  ["takes a step back", "preventDefault", "trap", "prioritise", (page) => page.keyboard.press("Control+z")],
  ["opens the palette", "showModal", "trap", "prioritise", (page) => page.keyboard.press("Control+k")],
  ["changes the theme", "documentElement", "trap", "prioritise", (page) => page.getByRole("button", { name: /^Theme/ }).click()],
  ["is hidden", "hidden", "trap", "prioritise", hide],
  ["is pointed at", "button", "trap", "projects", (page) => page.getByRole("gridcell").nth(1).click()],
  ["is scrolled", "scrollTop", "stack", "projects", (page) => page.locator(".reg").evaluate((list) => (list.scrollTop = 600))],
  ["is resized", "clientHeight", "trap", "projects", (page) => tell(page, "resize")],
  ["prints", "set_textContent", "trap", "projects", (page) => tell(page, "beforeprint")],
  ["copies", "clipboardData", "thrown", "projects", async (page) => {
    await page.getByRole("gridcell").nth(1).click();
    await page.keyboard.press("Control+c");
  }],
  ["takes a file", "arrayBuffer", "trap", "import", (page) => page.locator("#table-file").setInputFiles(TABLE)],
  ["hands out a file", "createObjectURL", "trap", "safety", (page) => page.getByRole("button", { name: "Download a copy" }).click()],
];

describe("a program that falls", () => {
  const here = stage();

  /** The sample with a weight that was said to be saved. */
  async function acknowledged(path) {
    const made = await here.fresh(OPTIONS);
    await wrapImports(made.page);
    await openSample(made.page, here.site);
    await goTo(made.page, "prioritise");
    await setWeight(made.page, "31");
    await saved(made.page);
    if (path !== "prioritise") await goTo(made.page, path);
    // What is still being fetched would fall first; a browser that never reports its rest is taken as it is.
    await made.page.waitForLoadState("networkidle", { timeout: 8000 }).catch(() => {});
    return made;
  }

  /** The screen says what is safe and hands out every stored byte. */
  async function handsOut(page) {
    const screen = page.getByRole("alertdialog");
    await screen.waitFor();
    await screen.getByText(SAFE).waitFor();
    await screen.getByText(/^Download your data first, then reload the page\./).waitFor();
    const kept = JSON.parse(await storedNow(page));
    const { bytes } = await downloaded(page, () => screen.getByRole("button", { name: "Download my data" }).click());
    const handed = JSON.parse(bytes.toString("utf8"));
    const rows = handed.now.bytes.map(([key, value]) => [key, value.base64 ? Buffer.from(value.base64, "base64").toString("utf8") : value]);
    const all = Object.fromEntries(rows);
    assert.ok(Object.keys(kept).some((key) => key.startsWith("log/")), "the saved edit is in the log");
    for (const [key, value] of Object.entries(kept)) assert.ok(all[key] === value, key);
    return screen;
  }

  for (const [what, name, way, path, act] of SITES) {
    test(`${what} (${way} in ${name})`, async (report) => {
      const { context, page } = await acknowledged(path);
      if (act === "start") {
        await page.evaluate(([of, how]) => window.faults.armNextStart(of, how), [name, way]);
        await page.reload();
      } else {
        await page.evaluate(([of, how]) => window.faults.arm(of, how), [name, way]);
        // What the user does may not come to its end.
        await Promise.race([act(page).catch(() => {}), page.waitForFunction(() => window.faults.stoodAt !== null)]);
      }
      await page.waitForFunction(() => window.faults.fellAt !== null);
      await page.waitForFunction(() => window.faults.stoodAt !== null);
      const took = await page.evaluate(() => window.faults.stoodAt - window.faults.fellAt);
      assert.ok(took <= LIMIT_MS, `${took} ms`);
      report.diagnostic(`${Math.round(took)} ms`);
      const screen = await handsOut(page);
      // Whatever is done to the page now, the fallen program takes no part in it and writes nothing.
      const before = [await storedNow(page), await page.evaluate(() => JSON.stringify(localStorage))];
      await page.evaluate(() => (window.faults.after.length = 0));
      await page.keyboard.press("Control+z");
      await page.keyboard.press("Control+k");
      for (const kind of ["resize", "pagehide", "visibilitychange", "hashchange"]) await tell(page, kind);
      assert.deepEqual(await page.evaluate(() => window.faults.after), []);
      assert.deepEqual([await storedNow(page), await page.evaluate(() => JSON.stringify(localStorage))], before);
      await screen.getByRole("button", { name: "Reload" }).click();
      await ready(page);
      await goTo(page, "prioritise");
      await weight(page).waitFor();
      const wanted = act === edit ? ["31", "32"] : name === "preventDefault" ? ["31", await weight(page).inputValue()] : ["31"];
      assert.ok(wanted.includes(await weight(page).inputValue()), await weight(page).inputValue());
      assert.equal(await page.getByRole("alertdialog").count(), 0);
      await context.close();
    });
  }

  test("is told of with nothing that is hard to read or to reach", async () => {
    const { context, page } = await acknowledged("prioritise");
    await page.evaluate(() => window.faults.arm("now", "trap"));
    await weight(page).fill("32").catch(() => {});
    await weight(page).press("Tab").catch(() => {});
    await page.getByRole("alertdialog").waitFor();
    await page.evaluate(() => (window.setTimeout = window.faults.setTimeout));
    assert.deepEqual(await axe(page), []);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Download my data");
    await context.close();
  });
});

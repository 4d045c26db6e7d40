// One workspace in several windows: one writes, the others follow live, and nothing is overwritten.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe } from "./lib/browser.mjs";
import { Hand, WAYS } from "./lib/hand.mjs";
import { goTo, openSample, saved } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";
import { storedNow } from "./lib/stored.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };
const WEIGHT = "Weight of Strategic fit";
const READ_ONLY = "Read-only: open in another window";

const weight = (page) => page.getByRole("spinbutton", { name: WEIGHT });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const bar = (page) => page.locator(".statusbar");

async function setWeight(page, text) {
  await weight(page).fill(text);
  await weight(page).press("Tab");
}

/** Waits until a window shows a weight. */
const shows = (page, text) =>
  page.waitForFunction(
    ([name, wanted]) => [...document.querySelectorAll("input")].some((input) => input.getAttribute("aria-label") === name && input.value === wanted),
    [WEIGHT, text],
  );

/** The band of a window that was overtaken with changes of its own. */
const overtaken = (page) => page.getByRole("alert").filter({ hasText: "another window has changed this workspace and writes it now" });
const follows = (page) => bar(page).getByText(READ_ONLY).waitFor();
const writes = (page) => page.waitForFunction(() => /^(nothing|saved|saving)$/.test(document.querySelector("[data-save]")?.dataset.save ?? ""));

/** Has the browser keep nothing of the journal. */
const withoutJournal = (page) =>
  page.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, value) {
      if (key.includes(":j:")) throw new DOMException("no", "QuotaExceededError");
      return setItem.call(this, key, value);
    };
  });

/** Stops a window as one that was put to sleep; gives what wakes it. */
async function freeze(context, page) {
  const inside = await context.newCDPSession(page);
  await inside.send("Debugger.enable");
  const paused = new Promise((done) => inside.once("Debugger.paused", done));
  await inside.send("Debugger.pause");
  // The first thing it would do on its own; from then on there is room in the store again.
  inside.send("Runtime.evaluate", { expression: "window.full = false" }).catch(() => {});
  await paused;
  return async () => {
    await inside.send("Debugger.resume");
    await inside.send("Debugger.disable");
  };
}

/** Lets a test hold the writes of a window back. */
async function holdable(page) {
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...values) {
      if (window.full) throw new DOMException("no", "QuotaExceededError");
      return put.apply(this, values);
    };
  });
}

describe("a workspace in several windows", () => {
  const here = stage();

  async function open(context, prepare = async () => {}) {
    const page = await context.newPage();
    await prepare(page);
    await page.goto(`${here.site.url}#/prioritise`);
    await weight(page).waitFor();
    return page;
  }

  /** Two windows: the first one writes, the second one follows. */
  async function two(prepare = async () => {}) {
    const { context, page: first, watch } = await here.fresh(OPTIONS);
    await holdable(first);
    await prepare(first);
    await openSample(first, here.site);
    await goTo(first, "prioritise");
    await weight(first).waitFor();
    const second = await open(context, holdable);
    await follows(second);
    return { context, first, second, watch };
  }

  test("shows in the second what the first saves, at once, and lets nothing be changed there", async () => {
    const { context, first, second, watch } = await two();
    await second.getByText("This workspace is open in another window, which writes it.").waitFor();
    assert.deepEqual(await axe(second), []);
    for (const text of ["31", "32", "33"]) {
      await setWeight(first, text);
      await shows(second, text);
    }
    await saved(first);
    await button(first, "Undo: Changed the weights").or(first.getByRole("button", { name: /^Undo/ })).first().click();
    await shows(second, "32");
    // Every way to change something is refused, with the reason, and what was typed stays.
    await saved(first);
    const kept = await storedNow(first);
    await setWeight(second, "77");
    await second.getByText(/^Nothing was changed: this workspace is open in another window/).first().waitFor();
    assert.equal(await weight(second).inputValue(), "77");
    await second.keyboard.press("Control+z");
    await goTo(second, "projects");
    await second.getByRole("gridcell").nth(1).click();
    await second.keyboard.press("F2");
    await second.keyboard.type("x");
    assert.equal(await second.locator(".reg-edit").count(), 0);
    assert.equal(await storedNow(first), kept);
    await bar(second).getByText(READ_ONLY).waitFor();
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  for (const way of WAYS) {
    test(`is taken over while the other window is being typed in, and what was typed is kept, ${way}`, async () => {
      const { context, first, second } = await two();
      await weight(first).fill("41");
      const hand = new Hand(second, way);
      await second.bringToFront();
      await hand.activate(button(second, "Take over"));
      await second.getByText("This window writes the workspace now.").waitFor();
      await follows(first);
      await shows(second, "41");
      await setWeight(second, "42");
      await saved(second);
      await shows(first, "42");
      // And back again.
      await button(first, "Take over").click();
      await follows(second);
      await bar(first).getByText(/^(All is saved|Saved on this device)/).waitFor();
      await setWeight(first, "43");
      await shows(second, "43");
      assert.deepEqual(await axe(first), []);
      await context.close();
    });
  }

  test("is not taken from a window that cannot save, unless it is meant, and that one keeps what it has", async () => {
    const { context, first, second } = await two();
    await first.evaluate(() => (window.full = true));
    await setWeight(first, "51");
    await first.getByText(/^NOT SAVED: storage is full/).first().waitFor();
    await button(second, "Take over").click();
    await second.getByText(/^The other window has changes that it cannot save/).waitFor();
    assert.deepEqual(await axe(second), []);
    await button(second, "Take over all the same").click();
    await second.getByText("This window writes the workspace now.").waitFor();
    // What the other one could not save was in the journal, and is in the store now.
    await shows(second, "51");
    await saved(second);
    await follows(first);
    await shows(first, "51");
    await setWeight(second, "52");
    await shows(first, "52");
    await context.close();
  });

  test("outlives a writer that was frozen and overtaken: what it had not saved is in the journal", async () => {
    const { context, first, second } = await two();
    await first.evaluate(() => (window.full = true));
    await setWeight(first, "61");
    await first.getByText(/^NOT SAVED: storage is full/).first().waitFor();
    const thaw = await freeze(context, first);
    await button(second, "Take over").click();
    await second.getByText("This window writes the workspace now.").waitFor();
    await shows(second, "61");
    await setWeight(second, "62");
    await saved(second);
    const kept = await storedNow(second);
    await thaw();
    await follows(first);
    await shows(first, "62");
    assert.equal(await storedNow(second), kept, "nothing was written over");
    await context.close();
  });

  test("outlives a writer that was frozen and overtaken where there is no journal: its change is offered as a copy", async () => {
    const { context, first, second } = await two(withoutJournal);
    await first.evaluate(() => (window.full = true));
    await setWeight(first, "61");
    await first.getByText(/^NOT SAVED: storage is full/).first().waitFor();
    const thaw = await freeze(context, first);
    await button(second, "Take over").click();
    await second.getByText("This window writes the workspace now.").waitFor();
    await setWeight(second, "62");
    await saved(second);
    const kept = await storedNow(second);
    await thaw();
    await overtaken(first).getByText(/only in this window: 1;/).waitFor();
    assert.deepEqual(await axe(first), []);
    assert.equal(await storedNow(second), kept, "nothing was written over");
    assert.equal(await weight(first).inputValue(), "61");
    await setWeight(first, "63");
    await first.getByText(/^Nothing was changed: another window writes this workspace now/).first().waitFor();
    assert.equal(await weight(first).inputValue(), "63", "what was typed stays");
    await button(first, "Open them as a copy").click();
    await first.getByText("Your changes are in this copy now, which is kept in this browser.").waitFor();
    await shows(first, "61");
    await first.reload();
    await shows(first, "61");
    await shows(second, "62");
    await setWeight(second, "64");
    await saved(second);
    await context.close();
  });

  test("opened twice at once has one writer, and a third window follows too", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "prioritise");
    await page.close();
    const pages = await Promise.all([open(context), open(context), open(context)]);
    const roles = async () => Promise.all(pages.map((each) => each.locator("[data-save]").getAttribute("data-save")));
    await Promise.all(pages.map((each) => each.waitForFunction(() => document.querySelector("[data-save]"))));
    const now = await roles();
    assert.equal(now.filter((role) => role === "readonly").length, 2, now.join(" "));
    const writer = pages[now.findIndex((role) => role !== "readonly")];
    await setWeight(writer, "71");
    await Promise.all(pages.map((each) => shows(each, "71")));
    await context.close();
  });

  test("goes to a window that follows when the one that wrote closes or turns to another", async () => {
    const { context, first, second } = await two();
    const third = await open(context);
    await follows(third);
    await setWeight(first, "81");
    await saved(first);
    await first.close();
    await second.getByText("This window writes the workspace now.").waitFor();
    await follows(third);
    await setWeight(second, "82");
    await shows(third, "82");
    await saved(second);
    await goTo(second, "settings");
    await button(second, "New workspace").click();
    await second.getByRole("row").filter({ hasText: "My portfolio" }).getByText("open", { exact: true }).waitFor();
    await writes(third);
    await setWeight(third, "83");
    await saved(third);
    await context.close();
  });

  test("keeps what a window had not saved when it died, in the one that goes on", async () => {
    const { context, first, second } = await two();
    await first.evaluate(() => (window.full = true));
    await setWeight(first, "91");
    await first.getByText(/^NOT SAVED: storage is full/).first().waitFor();
    await first.close();
    await second.getByText("This window writes the workspace now.").waitFor();
    await shows(second, "91");
    await saved(second);
    await context.close();
  });

  test("that is put into the bin goes from every window, and stays there", async () => {
    const { context, first, second } = await two();
    await goTo(first, "settings");
    await first.getByRole("button", { name: /^Delete / }).click();
    await button(first, "Put into the bin").click();
    await second.getByText("This workspace was put into the bin in another window.").waitFor();
    await button(second, "Open the sample").waitFor();
    const kept = Object.keys(JSON.parse(await storedNow(second)));
    assert.equal(kept.filter((key) => key.startsWith("bin/")).length, 1);
    await context.close();
  });
});

// No room and no storage: what the status bar says is true, and nothing is lost.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe } from "./lib/browser.mjs";
import { downloaded, goTo, openSample, saved } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };
const WEIGHT = "Weight of Strategic fit";
const FULL = "storage is full";

const weight = (page) => page.getByRole("spinbutton", { name: WEIGHT });
const bar = (page) => page.locator(".statusbar");
const state = (page) => page.locator("[data-save]").getAttribute("data-save");

async function setWeight(page, text) {
  await weight(page).fill(text);
  await weight(page).press("Tab");
}

/** Lets writes under some keys find no room. */
async function fillable(page) {
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    window.full = "";
    IDBObjectStore.prototype.put = function (...values) {
      if (window.full && String(values[1]).startsWith(window.full)) throw new DOMException("no", "QuotaExceededError");
      return put.apply(this, values);
    };
  });
}

const fill = (page, keys) => page.evaluate((to) => (window.full = to), keys);

describe("without room", () => {
  const here = stage();

  async function sampleAt(path) {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await fillable(page);
    await openSample(page, here.site);
    await goTo(page, path);
    return { context, page, watch };
  }

  /** What must hold while changes are only in the window: said, counted, handed out. */
  async function isSaid(page, count) {
    const words = new RegExp(`^NOT SAVED: ${FULL}.*only in this window: ${count}\\.`);
    await bar(page).getByText(words).first().waitFor();
    assert.equal(await state(page), "failed");
    await page.getByRole("alert").getByText(words).waitFor();
    const { bytes } = await downloaded(page, () => page.getByRole("button", { name: "Download now" }).click());
    return JSON.parse(bytes.toString("utf8")).workspace;
  }

  async function again(page) {
    await fill(page, "");
    await page.getByRole("button", { name: "Try again" }).click();
    await saved(page);
  }

  test("a change is counted, handed out, and kept when there is room again", async () => {
    const { context, page } = await sampleAt("prioritise");
    await fill(page, "log/");
    await setWeight(page, "31");
    await isSaid(page, 1);
    await setWeight(page, "32");
    const handed = await isSaid(page, 2);
    assert.ok(handed.criteria.some((criterion) => criterion.weight === 32));
    assert.deepEqual(await axe(page), []);
    await again(page);
    await page.reload();
    await weight(page).waitFor();
    assert.equal(await weight(page).inputValue(), "32");
    await context.close();
  });

  test("a new workspace is counted, handed out, and kept when there is room again", async () => {
    const { context, page } = await sampleAt("settings");
    await fill(page, "head/");
    await page.getByRole("textbox", { name: "Name of the new workspace" }).fill("Full");
    await page.getByRole("button", { name: "New workspace" }).click();
    await page.locator(".crumbs").getByText("Full").waitFor();
    const handed = await isSaid(page, 1);
    assert.equal(handed.settings[0].name, "Full");
    await again(page);
    await page.reload();
    await page.locator(".crumbs").getByText("Full").waitFor();
    await context.close();
  });

  test("an import is counted, handed out, and kept when there is room again", async () => {
    const { context, page } = await sampleAt("import");
    const buffer = Buffer.from("Project,Budget\nFull one,100\nFull two,200\n");
    await page.locator("#table-file").setInputFiles({ name: "full.csv", mimeType: "text/csv", buffer });
    await page.getByRole("heading", { level: 1, name: "Import “full.csv”" }).waitFor();
    // What is kept before an import is a snapshot: its parts are the first to find no room.
    await fill(page, "part/");
    await page.getByRole("button", { name: "Land in the plan" }).click();
    await page.getByRole("heading", { level: 1, name: "2 projects from 2 rows are in the plan" }).waitFor();
    const handed = await isSaid(page, 1);
    assert.equal(handed.projects.filter((project) => project.name.startsWith("Full ")).length, 2);
    await again(page);
    await page.reload();
    await goTo(page, "projects");
    await page.getByRole("searchbox").fill("Full");
    await page.getByText("2 of ", { exact: false }).first().waitFor();
    await context.close();
  });

  test("a restore point that could not be kept is said, and kept when there is room again", async () => {
    const { context, page } = await sampleAt("history?show=points");
    const rows = page.locator(".history tbody tr").filter({ hasText: "Before the board" });
    await fill(page, "part/");
    await page.getByRole("textbox", { name: "Name of the restore point" }).fill("Before the board");
    await page.getByRole("button", { name: "Keep as it is now" }).click();
    await page.getByText("The restore point “Before the board” could not be kept yet: storage is full. It is tried again.").waitFor();
    assert.equal(await rows.count(), 0);
    await fill(page, "");
    // With the next change at the latest it is written.
    await goTo(page, "prioritise");
    await setWeight(page, "31");
    await saved(page);
    await goTo(page, "history?show=points");
    await rows.waitFor();
    await context.close();
  });

  test("a snapshot of a window that is left finds no room: the changes in the log are kept all the same", async () => {
    const { context, page } = await sampleAt("prioritise");
    for (let nth = 0; nth < 21; nth += 1) await setWeight(page, String(30 + nth));
    await saved(page);
    await fill(page, "part/");
    const hide = () => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    };
    await page.evaluate(hide);
    // Order in what is saved already is no saving: the state stays true.
    await setWeight(page, "60");
    await bar(page).getByText(/NOT SAVED|Saved/).first().waitFor();
    await fill(page, "");
    await page.evaluate(() => (delete document.hidden, document.dispatchEvent(new Event("visibilitychange", { bubbles: true }))));
    await saved(page);
    await page.reload();
    await weight(page).waitFor();
    assert.equal(await weight(page).inputValue(), "60");
    await context.close();
  });
});

const NO_DATABASE = () => {
  IDBFactory.prototype.open = () => {
    throw new DOMException("blocked by the browser", "SecurityError");
  };
};
const NO_BESIDE = () => {
  Object.defineProperty(window, "localStorage", {
    get() {
      throw new DOMException("blocked by the browser", "SecurityError");
    },
  });
};
const NOTHING_KEPT = "This browser keeps nothing: save a file before you close";

describe("where storage is blocked", () => {
  const here = stage();
  const ways = [
    ["the database", [NO_DATABASE], false],
    ["the storage beside it", [NO_BESIDE], true],
    ["both", [NO_DATABASE, NO_BESIDE], false],
  ];
  for (const [what, blocks, keeps] of ways) {
    test(`what is kept is said truly: ${what}`, async () => {
      const { context, page, watch } = await here.fresh(OPTIONS);
      for (const block of blocks) await page.addInitScript(block);
      await openSample(page, here.site);
      await goTo(page, "prioritise");
      await setWeight(page, "31");
      if (keeps) {
        await saved(page);
      } else {
        await bar(page).getByText(NOTHING_KEPT).first().waitFor();
        assert.equal(await state(page), "memory");
        await page.getByRole("alert").getByText(NOTHING_KEPT).waitFor();
        const { bytes } = await downloaded(page, () => page.getByRole("button", { name: "Download now" }).click());
        assert.ok(JSON.parse(bytes.toString("utf8")).workspace.criteria.some((criterion) => criterion.weight === 31));
        await page.getByRole("alert").waitFor({ state: "detached" });
      }
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(watch, { foreign: [], errors: [] });
      await page.reload();
      if (keeps) {
        await weight(page).waitFor();
        assert.equal(await weight(page).inputValue(), "31");
      } else {
        await page.getByRole("button", { name: "Open the sample" }).waitFor();
      }
      await context.close();
    });
  }
});

// A file is the real backup, and the page says how far it lags behind; the history leads back.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe } from "./lib/browser.mjs";
import { downloaded, goTo, openSample, saved } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };
const WEIGHT = "Weight of Strategic fit";

/** Lets a file of the browser's own file system stand in for the one a user picks. */
async function standIn(page) {
  await page.addInitScript(() => {
    window.picked = 0;
    window.showSaveFilePicker = async ({ suggestedName }) => {
      window.picked += 1;
      window.suggested = suggestedName;
      const folder = await navigator.storage.getDirectory();
      return folder.getFileHandle(suggestedName, { create: true });
    };
  });
}

/** Takes the picker away, as in a browser that has none. */
const withoutPicker = (page) => page.addInitScript(() => delete window.showSaveFilePicker);

const fileText = (page, name) =>
  page.evaluate(async (of) => {
    const folder = await navigator.storage.getDirectory();
    return (await (await folder.getFileHandle(of)).getFile()).text();
  }, name);

async function setWeight(page, text) {
  await goTo(page, "prioritise");
  const weight = page.getByRole("spinbutton", { name: WEIGHT });
  await weight.fill(text);
  await weight.press("Tab");
  await saved(page);
}

/** Makes a workspace of one's own, for the sample reminds of nothing. */
async function ownPlan(page) {
  await goTo(page, "settings");
  await page.getByRole("textbox", { name: "Name of the new workspace" }).fill("Mine");
  await page.getByRole("button", { name: "New workspace" }).click();
  await page.locator(".crumbs").getByText("Mine").waitFor();
  await goTo(page, "settings");
}

async function rename(page, name) {
  const field = page.getByRole("region", { name: "Organisation" }).getByRole("textbox");
  await field.fill(name);
  await field.press("Tab");
  await page.locator(".crumbs").getByText(name, { exact: true }).waitFor();
}

const mark = (page) => page.locator(".statusbar .filed");

describe("a file", () => {
  const here = stage();

  async function fresh(prepare) {
    const { context, page } = await here.fresh(OPTIONS);
    await prepare(page);
    await openSample(page, here.site);
    return { context, page };
  }

  test("that is linked is written, read back, counted from, and found again after a reload", async () => {
    const { context, page } = await fresh(standIn);
    await mark(page).getByText("In no file yet").waitFor();
    await setWeight(page, "31");
    await mark(page).getByText("In no file yet, 1 edit").waitFor();
    await mark(page).click();
    await page.getByRole("heading", { level: 1, name: "Data safety" }).waitFor();
    assert.deepEqual(await axe(page), []);
    await page.getByRole("button", { name: "Link a file" }).click();
    await page.getByText(/^Saved to .*, read back and compared\.$/).waitFor();
    const name = await page.evaluate(() => window.suggested);
    assert.match(name, /\.plumbline\.json$/);
    await page.getByText(`Linked: ${name}`).waitFor();
    const first = await fileText(page, name);
    await setWeight(page, "32");
    await mark(page).getByText(/1 edit since$/).waitFor();
    assert.ok((await fileText(page, name)) === first, "nothing is written unasked");
    await page.reload();
    await mark(page).getByText(/1 edit since$/).waitFor();
    await goTo(page, "safety");
    await page.getByText(`Linked: ${name}`).waitFor();
    await page.getByRole("button", { name: "Save a file" }).click();
    await page.getByText(/^Saved to .*, read back and compared\.$/).waitFor();
    assert.equal(await page.evaluate(() => window.picked), 0, "it is not chosen anew");
    const second = await fileText(page, name);
    assert.ok(second !== first);
    assert.equal(JSON.parse(second).format, "plumbline-workspace");
    await page.getByRole("button", { name: "Unlink" }).click();
    await page.getByRole("button", { name: "Link a file" }).waitFor();
    assert.ok((await fileText(page, name)) === second);
    await context.close();
  });

  test("that does not hold what was written is said to, and counts as none", async () => {
    const { context, page } = await fresh(async (made) => {
      await standIn(made);
      await made.addInitScript(() => {
        const { write } = FileSystemWritableFileStream.prototype;
        FileSystemWritableFileStream.prototype.write = function (bytes) {
          return write.call(this, bytes.subarray(0, bytes.length - 1));
        };
      });
    });
    await goTo(page, "safety");
    await page.getByRole("button", { name: "Save a file" }).click();
    await page.getByText(/does not hold what was written/).waitFor();
    await mark(page).getByText("In no file yet").waitFor();
    await context.close();
  });

  test("that may not be written, or is not chosen, changes nothing", async () => {
    const { context, page } = await fresh((made) =>
      made.addInitScript(() => {
        window.showSaveFilePicker = async () => {
          throw new DOMException("no", window.refusal ?? "AbortError");
        };
      }));
    await goTo(page, "safety");
    await page.getByRole("button", { name: "Save a file" }).click();
    await page.evaluate(() => (window.refusal = "NotAllowedError"));
    await page.getByRole("button", { name: "Save a file" }).click();
    await page.getByText(/did not allow writing/).waitFor();
    await page.evaluate(() => (window.refusal = "NoModificationAllowedError"));
    await page.getByRole("button", { name: "Save a file" }).click();
    await page.getByText(/could not be written: the browser said/).waitFor();
    await mark(page).getByText("In no file yet").waitFor();
    await context.close();
  });

  test("is downloaded where the browser cannot write files", async () => {
    const { context, page } = await fresh(withoutPicker);
    await goTo(page, "safety");
    await page.getByText(/every file is a new download/).waitFor();
    const { name, bytes } = await downloaded(page, () => page.keyboard.press("Control+s"));
    assert.equal(JSON.parse(bytes).format, "plumbline-workspace");
    await mark(page).getByText(`Downloaded ${name}`).waitFor();
    await setWeight(page, "31");
    await mark(page).getByText(/1 edit since$/).waitFor();
    await context.close();
  });

  test("is reminded of beside the work after fifty edits, and not again once put off", async () => {
    const { context, page } = await fresh(withoutPicker);
    await ownPlan(page);
    const strip = page.getByRole("region", { name: "File", exact: true }).filter({ hasText: "in no file" });
    for (let nth = 1; nth < 50; nth += 1) await rename(page, `Mine ${nth}`);
    assert.equal(await strip.count(), 0);
    await rename(page, "Mine 50");
    await strip.getByText("50 edits are in no file.").waitFor();
    assert.equal(await page.evaluate(() => document.querySelector("dialog[open]")), null);
    assert.deepEqual(await axe(page), []);
    await strip.getByRole("button", { name: "Later" }).click();
    await strip.waitFor({ state: "detached" });
    await rename(page, "Mine 51");
    await saved(page);
    await page.reload();
    await mark(page).getByText("51 edits").waitFor();
    assert.equal(await strip.count(), 0);
    await context.close();
  });

  test("has beside it what this browser may do, and the browser is asked to keep what is stored", async () => {
    const { context, page } = await fresh(async (made) => {
      await withoutPicker(made);
      await made.addInitScript(() => {
        localStorage.setItem("theirs", "1");
        StorageManager.prototype.persist = () => new Promise((done) => (window.answer = done));
      });
    });
    await goTo(page, "safety");
    const part = page.getByRole("region", { name: "This browser" });
    await part.getByText(/may clear this data when the disk runs short/).waitFor();
    await part.getByText(/Other pages of this address share its storage.*: theirs\./).waitFor();
    await part.getByText(/private window cannot be told/).waitFor();
    assert.equal(await part.getByText(/seven days/).count(), 0);
    await part.getByRole("button", { name: "Ask the browser to keep it" }).click();
    await page.waitForFunction(() => window.answer);
    await page.evaluate(() => window.answer(false));
    await part.getByText(/The browser did not agree/).waitFor();
    await context.close();
  });
});

describe("the history", () => {
  const here = stage();

  test("lists every step with time, size and name, leads back and on, and opens a copy of then", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "history");
    await page.getByText("What has been done to this workspace?").waitFor();
    await goTo(page, "settings");
    const name = page.getByRole("textbox", { name: "Your name" });
    await name.fill("Ana Pérez");
    await name.press("Tab");
    for (const weight of ["31", "32", "33"]) await setWeight(page, weight);
    await goTo(page, "history");
    const rows = page.locator(".history tbody tr");
    assert.equal(await rows.count(), 3);
    assert.match(await rows.first().innerText(), /Ana Pérez/);
    assert.deepEqual(await axe(page), []);
    await rows.nth(2).getByRole("button", { name: /^Go back to here/ }).click();
    await page.getByText("Went back 2 steps. Redo goes on again.").waitFor();
    assert.equal(await rows.count(), 5);
    await goTo(page, "prioritise");
    assert.equal(await page.getByRole("spinbutton", { name: WEIGHT }).inputValue(), "31");
    await goTo(page, "history");
    await rows.nth(2).getByRole("button", { name: /^Go on to here/ }).click();
    await page.getByText("Went on 2 steps.").waitFor();
    await goTo(page, "prioritise");
    assert.equal(await page.getByRole("spinbutton", { name: WEIGHT }).inputValue(), "33");
    await goTo(page, "history");
    await page.locator(".history tbody tr").filter({ hasNotText: "done" }).last()
      .getByRole("button", { name: /^Open as a copy/ }).click();
    await page.getByText(/Opened as a copy: the workspace as it was after/).waitFor();
    await goTo(page, "prioritise");
    assert.equal(await page.getByRole("spinbutton", { name: WEIGHT }).inputValue(), "31");
    await saved(page).catch(() => {});
    await context.close();
  });
});

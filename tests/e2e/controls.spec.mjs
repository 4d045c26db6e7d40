// Lists, check boxes and radio buttons where nothing can be changed: they show what counts, and why
// is said.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { ready } from "./lib/browser.mjs";
import { goTo, openFile, openSample, saved } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";
import { storedNow } from "./lib/stored.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };
const SAMPLE = await readFile(new URL("../../public/sample.json", import.meta.url), "utf8");
const FOLLOWS = /^Nothing was changed: this workspace is open in another window/;
const LOOKS = /^This file was made by a newer version\. You can look at it/;

const PROJECT = JSON.parse(SAMPLE).workspace.projects[0].id;

/** Chooses another entry of a list than the one it shows. */
async function chooseOther(list) {
  await list.focus();
  await list.selectOption({ index: await list.evaluate((now) => (now.selectedIndex + 1) % now.options.length) });
}

/** Where a control is, the control, and how it is changed. */
const CONTROLS = [
  ["a list", "settings", "main select[id^=set-settings]", chooseOther],
  ["a list of a form", `projects?open=${PROJECT}`, ".drawer select.select", chooseOther],
  ["a radio button", "maturity?tab=questions", "main input[type=radio]:not(:checked)", (radio) => radio.click({ force: true })],
  ["a check box", "maturity", "main td input[type=checkbox]", (box) => box.click({ force: true })],
];

/** What all controls of the page show. */
const shown = (page) =>
  page.evaluate(() => [...document.querySelectorAll("select, input[type=checkbox], input[type=radio]")].map((one) => (one.matches("select") ? one.value : one.checked)).join(" "));

describe("where nothing can be changed", () => {
  const here = stage();

  async function isRefused(page, [what, place, find, change], words) {
    await goTo(page, place);
    const control = page.locator(find).first();
    await control.waitFor({ state: "attached" });
    await control.evaluate((one) => one.closest("details")?.setAttribute("open", ""));
    await control.waitFor();
    const before = await shown(page);
    await change(control);
    await page.getByRole("status").getByText(words).first().waitFor();
    assert.equal(await shown(page), before, `${what} shows what counts`);
    await page.getByRole("status").getByRole("button", { name: "Close" }).first().click();
  }

  for (const control of CONTROLS) {
    test(`${control[0]} shows what counts, in a window that follows`, async () => {
      const { context, page: first, watch } = await here.fresh(OPTIONS);
      await openSample(first, here.site);
      const second = await context.newPage();
      await second.goto(`${here.site.url}#/home`);
      await second.locator(".statusbar").getByText("Read-only: open in another window").waitFor();
      const kept = await storedNow(first);
      await isRefused(second, control, FOLLOWS);
      assert.equal(await storedNow(first), kept);
      assert.deepEqual(watch, { foreign: [], errors: [] });
      await context.close();
    });
  }

  test("a list shows what counts, in a file of a newer version, and takes what is chosen in one's own", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await ready(page);
    const [what, place, find, change] = CONTROLS[0];
    await goTo(page, place);
    const list = page.locator(find).first();
    await list.waitFor();
    const before = await list.inputValue();
    await change(list);
    await saved(page);
    assert.notEqual(await list.inputValue(), before, "one's own is changed");
    await openFile(page, "Open a file", "newer.json", SAMPLE.replace(/"schema":\s*\d+/, '"schema":99'));
    await page.getByText(/^This file was made by a newer version\./).first().waitFor();
    await isRefused(page, [what, place, find, change], LOOKS);
    await context.close();
  });
});

// Registers of different shape, walked by keyboard alone: add, fill, read again after a reload, undo.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { saved } from "./lib/places.mjs";
import { OPTIONS, cell, focused, openSample, shows } from "./lib/register.mjs";
import { stage } from "./lib/stage.mjs";

/** Address, sample rows, what is typed into the first column, and into a later one by its heading. */
const WALKS = [
  { place: "risks", rows: 7, name: "Key supplier fails", column: 3, typed: "5", shown: "5" },
  { place: "issues?show=decisions", rows: 4, name: "Keep two portals", column: 2, typed: "taken", shown: "Taken" },
  { place: "money?show=contracts", rows: 3, name: "New licences", column: 1, typed: "Halden Software", shown: "Halden Software" },
  { place: "skills?show=skill_levels", rows: 6, name: "Owen Price", column: 2, typed: "3", shown: "3" },
  { place: "deliverables?show=dependencies", rows: 4, name: "New keys", column: 4, typed: "1 Sep 2027", shown: "1 Sep 2027" },
  { place: "benefits?show=kpis", rows: 3, name: "Calls answered", column: 1, typed: "%", shown: "%" },
];

describe("registers of every shape", () => {
  const here = stage();

  for (const { place, rows, name, column, typed, shown } of WALKS) {
    test(`${place}: a row is added, filled, kept and undone by keyboard`, async () => {
      const { context, page, watch } = await here.fresh(OPTIONS);
      await openSample(page, here.site, place);
      const foot = (count) => page.locator(".reg-foot").getByText(new RegExp(`^${count} of ${count} `)).waitFor();
      await foot(rows);
      await cell(page, "0:0").click();
      await page.keyboard.press("Control+End");
      await page.keyboard.press("ArrowDown");
      await focused(page, "add");
      await page.keyboard.type(name);
      await page.keyboard.press("Enter");
      await foot(rows + 1);
      await shows(page, `${rows}:0`, name);
      await page.waitForFunction(() => document.activeElement.matches(".reg-add input"));
      await page.keyboard.press("Escape");
      await focused(page, "add");
      await page.keyboard.press("ArrowUp");
      await focused(page, `${rows}:0`);
      for (let step = 0; step < column; step += 1) await page.keyboard.press("ArrowRight");
      await focused(page, `${rows}:${column}`);
      await page.keyboard.type(typed);
      await page.keyboard.press("Enter");
      await shows(page, `${rows}:${column}`, shown);
      await saved(page);
      await page.reload();
      await foot(rows + 1);
      await shows(page, `${rows}:${column}`, shown);
      await cell(page, "0:0").click();
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox").fill(name);
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("Escape");
      assert.deepEqual(watch, { foreign: [], errors: [] });
      await context.close();
    });
  }
});

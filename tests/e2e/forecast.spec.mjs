// The forecast of the sample, and ways out of its red cells, by mouse and by keyboard.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe } from "./lib/browser.mjs";
import { sampleAt, saved } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };

describe("forecast and ways out", () => {
  const here = stage();

  const openAt = (path) => sampleAt(here, OPTIONS, path);

  test("the forecast says who will be short, shows it by month and as a table", async () => {
    const { context, page, watch } = await openAt("forecast");
    await page.getByRole("heading", { level: 1, name: /short/ }).waitFor();
    await page.getByText(/10,\d{3} simulations, seed 41 · beta-PERT/).waitFor();
    const months = page.locator("#fan [data-place]");
    assert.equal(await months.count(), 12);
    const label = await months.nth(4).getAttribute("aria-label");
    assert.match(label, /^August 2027: P10 [\d.]+, P50 [\d.]+, P90 [\d.]+, P95 [\d.]+, supply [\d.]+ FTE/);
    // A month is opened by keyboard: what widens it follows.
    await months.nth(4).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 2, name: /^What widens August 2027/ }).waitFor();
    // Another role by its small picture, and everything as a table.
    await page.getByRole("button", { name: /^Test Lead/ }).click();
    await page.getByRole("heading", { level: 2, name: "Test Lead, FTE" }).waitFor();
    await page.keyboard.press("d");
    await page.getByRole("rowheader", { name: "August 2027" }).waitFor();
    await page.keyboard.press("d");
    assert.deepEqual(await axe(page), []);
    // The same plan, the same seed: the same picture; another correlation, another one.
    const before = await months.nth(4).getAttribute("aria-label");
    await page.getByLabel("Common cause").selectOption("80");
    await page.waitForFunction((old) => document.querySelectorAll("#fan [data-place]")[4]?.getAttribute("aria-label") !== old, before);
    await page.getByLabel("Common cause").selectOption("30");
    await page.waitForFunction((old) => document.querySelectorAll("#fan [data-place]")[4]?.getAttribute("aria-label") === old, before);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("two ways out are taken, one by mouse and one by keyboard, and undone one by one", async () => {
    const { context, page, watch } = await openAt("capacity");
    const cell = page.getByRole("gridcell", { name: /^Data Engineer, August 2027/ });
    const percent = async () => Number(/(\d+)\s%/.exec(await cell.getAttribute("aria-label"))[1]);
    const start = await percent();
    assert.ok(start > 100, `${start} %`);
    await cell.click();
    await page.keyboard.press("Enter");
    const drawer = page.getByRole("complementary", { name: /^Data Engineer/ });
    await drawer.getByRole("heading", { name: "Ways out, best first" }).waitFor();
    const apply = drawer.getByRole("button", { name: /^Apply: / });
    const changed = (old) => page.waitForFunction((was) => {
      const found = [...document.querySelectorAll("[role=gridcell]")];
      return !found.find((one) => one.getAttribute("aria-label")?.startsWith("Data Engineer, August 2027"))?.getAttribute("aria-label").includes(was);
    }, `: ${old}`);
    await apply.first().click();
    await changed(start);
    const once = await percent();
    assert.ok(once < start, `${start} → ${once} %`);
    if (once > 100) {
      await apply.first().focus();
      await page.keyboard.press("Enter");
      await changed(once);
      assert.ok((await percent()) < once);
      await page.keyboard.press("Control+z");
      await changed(await percent());
      assert.equal(await percent(), once);
    }
    await page.keyboard.press("Control+z");
    await page.waitForFunction((was) => document.body.textContent.length > 0 && [...document.querySelectorAll("[role=gridcell]")].some((one) => one.getAttribute("aria-label")?.includes(was)), `Data Engineer, August 2027: ${start}`);
    assert.equal(await percent(), start);
    await saved(page);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });
});

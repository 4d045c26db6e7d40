// What leaves comes back: views as CSV and as a workbook; and data health mended in one step.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe } from "./lib/browser.mjs";
import { land, read } from "./lib/imports.mjs";
import { downloaded, goTo, openSample } from "./lib/places.mjs";
import { cell, shows, text } from "./lib/register.mjs";
import { stage } from "./lib/stage.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Presses a line of the panel that hands files out, and gives the file. */
async function handOut(page, label) {
  await page.getByRole("button", { name: "Hand out or bring in" }).click();
  return downloaded(page, () => page.locator("#grid-export").getByRole("button", { name: label, exact: true }).click());
}

describe("a file that leaves and comes back", () => {
  const here = stage();

  test("a view as CSV is what is seen, and lands", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "projects");
    await page.getByText("60 of 60 projects").waitFor();
    await page.getByRole("searchbox", { name: "Find in this view" }).fill("data");
    await page.waitForFunction(() => /^\d+ of 60$/.test(document.querySelector(".toolbar [role=status]").innerText.trim()));
    const count = Number((await page.locator(".toolbar [role=status]").innerText()).split(" ")[0]);
    const names = await page.locator(".reg-row .key").allInnerTexts();
    const { name, bytes } = await handOut(page, "CSV, columns as shown");
    assert.match(name, /_Projects_.*\.csv$/);
    const lines = bytes.toString("utf8").replace("\u{feff}", "").trim().split("\r\n");
    assert.equal(lines.length, count + 1);
    assert.deepEqual(lines.slice(1).map((line) => line.split(",")[0]), names.map((own) => own.trim()));

    // All fields are known for what they are, and land beside the sample.
    const all = await handOut(page, "CSV, all fields");
    await goTo(page, "import");
    await read(page, all.name, all.bytes);
    assert.equal(await page.getByLabel("The rows are").evaluate((own) => own.selectedOptions[0].textContent.trim()), "Projects");
    await land(page);
    await goTo(page, "projects");
    await page.getByText(`${count} of ${count} projects`).waitFor();
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("a view as a workbook goes through the wizard", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "projects");
    await page.getByText("60 of 60 projects").waitFor();
    const { name, bytes } = await handOut(page, "Excel workbook, columns as shown");
    assert.match(name, /\.xlsx$/);
    assert.equal(bytes.subarray(0, 2).toString(), "PK");
    const owner = await text(page, "0:1");
    await goTo(page, "import");
    await read(page, name, bytes, XLSX);
    await page.getByText(/header in row 1 · 60 rows of data/).waitFor();
    assert.equal(await page.getByLabel("The rows are").evaluate((own) => own.selectedOptions[0].textContent.trim()), "Projects");
    // The score is reckoned here; a file does not bring it in.
    await page.getByLabel("Score becomes", { exact: true }).selectOption({ label: "Ignore" });
    await land(page);
    await goTo(page, "projects");
    await page.getByText("60 of 60 projects").waitFor();
    const owners = await page.locator(".reg-row .text").allInnerTexts();
    assert.ok(owners.includes(owner), owner);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("data health mends a sort of findings in one step, which can be undone", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    // Two risks without an owner, of projects that have one.
    await goTo(page, "risks");
    await page.locator(".reg-row").first().waitFor();
    const heads = (await page.locator(".reg-sort > span").allInnerTexts()).map((own) => own.trim());
    const column = heads.indexOf("Owner");
    assert.ok(column > 0, heads.join());
    for (const row of [0, 1]) {
      await cell(page, `${row}:${column}`).click();
      await page.keyboard.press("Delete");
      await shows(page, `${row}:${column}`, "");
    }
    await goTo(page, "health");
    const heading = page.locator("main h1");
    const count = async () => Number((await heading.innerText()).split(" ")[0].replace(/,/g, ""));
    const before = await count();
    assert.deepEqual(await axe(page), []);
    const mend = page.getByRole("button", { name: /^Take the owner of the project, \d+/ });
    const many = Number((await mend.innerText()).match(/\d+/)[0]);
    assert.ok(many >= 2, String(many));
    await mend.click();
    await page.locator(".toasts").getByText(`${many} records mended`).waitFor();
    await page.waitForFunction(
      (wanted) => Number(document.querySelector("main h1").innerText.split(" ")[0]) === wanted, before - many);
    await page.locator(".toasts").getByRole("button", { name: "Undo" }).click();
    await page.waitForFunction(
      (wanted) => Number(document.querySelector("main h1").innerText.split(" ")[0]) === wanted, before);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });
});

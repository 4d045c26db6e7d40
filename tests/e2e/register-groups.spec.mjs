// Groups and trees of a register, rows chosen one by one, and edits of all that is chosen.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe } from "./lib/browser.mjs";
import { downloaded } from "./lib/places.mjs";
import { OPTIONS, cell, focused, openSample, shows, text } from "./lib/register.mjs";
import { stage } from "./lib/stage.mjs";

const heads = (page) => page.locator(".reg-row.group");
const lines = (page) => page.locator(".reg-grid").getAttribute("aria-rowcount").then((count) => Number(count) - 3);
const panel = (page) => page.locator("#grid-group");

/** Groups by what the list of columns offers under a label. */
async function groupBy(page, label) {
  await page.locator(".toolbar [popovertarget=grid-group]").click();
  await panel(page).getByRole("combobox").selectOption({ label });
}

/** Waits for so many lines. */
async function hasLines(page, count) {
  await page.waitForFunction(
    (wanted) => Number(document.querySelector(".reg-grid")?.getAttribute("aria-rowcount")) - 3 === wanted, count);
}

describe("a grouped register", () => {
  const here = stage();

  test("is a tree that keys open and fold, in address, views, print and export", async () => {
    const { context, page, watch } = await here.fresh({ ...OPTIONS, acceptDownloads: true });
    await openSample(page, here.site);
    assert.equal(await lines(page), 60);
    await groupBy(page, "Portfolio, programme, project");
    await heads(page).first().waitFor();
    assert.equal(await page.locator(".reg-grid").getAttribute("role"), "treegrid");
    assert.equal(await lines(page), 60 + 3 + 6, "three portfolios and six programmes");
    assert.match(page.url(), /group=tree/);
    assert.deepEqual(await axe(page), []);
    await page.keyboard.press("Escape");

    // By keys alone: the first portfolio is folded, opened again, and left from a row in it.
    await page.locator('[data-at="0:0"]').click();
    await focused(page, "0:0");
    assert.match(await text(page, "0:0"), /, \d+ projects/);
    assert.equal(await heads(page).first().getAttribute("aria-expanded"), "true");
    await page.keyboard.press("ArrowLeft");
    await page.waitForFunction(() => document.querySelector(".reg-row.group").getAttribute("aria-expanded") === "false");
    await focused(page, "0:0");
    const folded = await lines(page);
    assert.ok(folded < 60, String(folded));
    await page.keyboard.press("ArrowRight");
    await hasLines(page, 69);
    await page.keyboard.press("ArrowDown");
    await focused(page, "1:0");
    await page.keyboard.press("ArrowDown");
    await focused(page, "2:0");
    assert.equal(await page.locator(".reg-row").nth(2).getAttribute("aria-level"), "3");
    await page.keyboard.press("ArrowLeft");
    await focused(page, "1:0");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll(".reg-row.group")[1].getAttribute("aria-expanded") === "false");
    const some = await lines(page);
    assert.ok(some < 69);
    await focused(page, "1:0");

    // What is folded stays so after a reload; the filter counts groups anew.
    await page.reload();
    await heads(page).first().waitFor();
    assert.equal(await lines(page), some);
    await page.getByRole("searchbox", { name: "Find in this view" }).fill("claims");
    await page.waitForFunction(() => /^\d of 60$/.test(document.querySelector(".toolbar [role=status]").innerText.trim()));
    await page.getByRole("searchbox", { name: "Find in this view" }).fill("");
    await hasLines(page, some);

    // A named view keeps it.
    await page.locator(".toolbar button.view-name").click();
    await page.locator("#grid-views").getByRole("textbox", { name: "Name of a new view" }).fill("As a tree");
    await page.locator("#grid-views").getByRole("button", { name: "Save as" }).click();
    await page.waitForFunction(() => /view=/.test(location.hash) && !/group=/.test(location.hash));
    assert.equal(await lines(page), some);
    await page.keyboard.press("Escape");

    // On paper heads stand with their rows; a file has all rows and what they belong to.
    const printed = await page.evaluate(() => {
      window.dispatchEvent(new Event("beforeprint"));
      const rows = document.querySelectorAll(".reg-print tbody tr").length;
      const groups = document.querySelectorAll(".reg-print tr.group").length;
      window.dispatchEvent(new Event("afterprint"));
      return { rows, groups };
    });
    assert.deepEqual(printed, { rows: some, groups: 9 });
    await page.getByRole("button", { name: "Hand out or bring in" }).click();
    const { bytes } = await downloaded(page, () => page.getByRole("button", { name: "CSV, columns as shown" }).click());
    const csv = bytes.toString("utf8").replace("\u{feff}", "").trim().split("\r\n");
    assert.equal(csv.length, 61);
    assert.match(csv[0], /,Portfolio,Programme$/);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("adds up by group, takes edits in its rows, and lets them change places", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await groupBy(page, "Stage");
    await heads(page).first().waitFor();
    await panel(page).getByRole("button", { name: "Fold all" }).click();
    await hasLines(page, 4);
    await page.keyboard.press("Escape");
    const labels = await heads(page).locator(".key").allInnerTexts();
    assert.deepEqual(labels.map((label) => label.trim().split(",")[0]), ["Idea", "Candidate", "Approved", "In delivery"]);
    assert.match(await text(page, "0:4"), /^sum \d/);
    // F8 opens what hides a cell to mend.
    await page.locator('[data-at="0:0"]').click();
    await page.keyboard.press("F8");
    await page.waitForFunction(() => document.activeElement?.classList.contains("unread"));
    // A record whose stage changes goes to its new group, and the keyboard with it.
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowDown");
    await focused(page, "1:0");
    const name = await text(page, "1:0");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await focused(page, "1:2");
    await page.keyboard.type("Approved");
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      (own) => ![...document.querySelectorAll('[data-at="1:0"]')].some((cell) => cell.innerText.trim() === own), name);
    await page.keyboard.press("Control+z");
    await shows(page, "1:0", name);
    // What is copied over heads is the records alone.
    await page.locator('[data-at="0:0"]').click();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+c");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied.trim().split(/\r?\n/).length, 2);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("rows chosen one by one change by an amount, are copied, and go, each in one step", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    const bar = page.locator(".bulkbar");
    const costs = () => Promise.all([0, 2, 4].map((row) => text(page, `${row}:4`)));
    const before = await costs();
    await cell(page, "0:1").click({ modifiers: ["Control"] });
    await cell(page, "2:1").click({ modifiers: ["Control"] });
    // The same by keys.
    await cell(page, "2:1").focus();
    await page.keyboard.press("ArrowDown");
    await focused(page, "3:1");
    await page.keyboard.press("ArrowDown");
    await focused(page, "4:1");
    await page.keyboard.press("Control+Space");
    await bar.getByText("3 projects selected").waitFor();
    assert.deepEqual(await page.locator(".reg-row.chosen").count(), 3);

    await bar.getByRole("combobox", { name: "Field to set" }).selectOption({ label: "Cost" });
    await bar.getByRole("combobox", { name: "What is done" }).selectOption({ label: "Change by" });
    const value = bar.getByRole("combobox", { name: "New value" });
    await value.fill("10 %");
    await bar.getByText("Say more or less").waitFor();
    await value.fill("+10 %");
    await bar.getByText("3 change · 0 left alone").waitFor();
    assert.equal(await bar.locator("tbody tr").count(), 3);
    assert.deepEqual(await axe(page), []);
    await value.press("Enter");
    await page.locator(".toasts").getByText("3 cells set").waitFor();
    const after = await costs();
    const number = (text) => Number(text.replace(/,/g, ""));
    after.forEach((text, at) => assert.equal(number(text), Math.round(number(before[at]) * 1.1), `${before[at]} ${text}`));
    await page.locator(".toasts").getByRole("button", { name: "Undo" }).click();
    await shows(page, "0:4", before[0]);
    assert.deepEqual(await costs(), before);

    // Days move; the one that cannot is named.
    await page.getByRole("button", { name: "Let go of the rows chosen" }).click();
    await bar.waitFor({ state: "detached" });
    await cell(page, "10:1").click({ modifiers: ["Control"] });
    await cell(page, "11:1").click({ modifiers: ["Control"] });
    await bar.getByRole("combobox", { name: "Field to set" }).selectOption({ label: "Finish" });
    await bar.getByRole("combobox", { name: "What is done" }).selectOption({ label: "Change by" });
    await value.fill("+1 month");
    await bar.getByText("1 change · 1 left alone").waitFor();
    await bar.getByText("Not read yet").waitFor();

    // Copied with all columns; taken away and brought back.
    await cell(page, "0:1").focus();
    await page.keyboard.press("Control+c");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied.trim().split(/\r?\n/).length, 2);
    await bar.getByRole("button", { name: "Delete all" }).click();
    await page.getByText("58 of 58 projects").waitFor();
    await page.locator(".toasts").getByRole("button", { name: "Undo" }).click();
    await page.getByText("60 of 60 projects").waitFor();
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });
});

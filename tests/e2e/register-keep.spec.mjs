// What a register keeps and says: cells left as they were, texts of a page that goes, unread texts
// heard, columns as wide as their texts, and paper that says what it is.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { idOf, workspaceFile } from "./lib/big.mjs";
import { OPTIONS, cell, focused, openSample, shows } from "./lib/register.mjs";
import { stage } from "./lib/stage.mjs";

/** The sample whose best project lies in the second of two portfolios of one name. */
async function twins() {
  const { workspace } = JSON.parse(await readFile(new URL("../../public/sample.json", import.meta.url), "utf8"));
  workspace.portfolios = [1, 2].map((nth) => ({ id: idOf(nth), name: "Twin", order: `${"ab"[nth - 1]}n` }));
  workspace.programmes = [];
  workspace.projects = workspace.projects.map(({ programme, ...project }) => ({ ...project, portfolio: idOf(2) }));
  return workspaceFile(workspace);
}

const undo = (page) => page.locator('.topbar [aria-keyshortcuts="Control+Z"]');
/** The region in which the register says what is not seen by everybody. */
const heard = (page) => page.locator("main > p[role=status]");

describe("a register keeps", () => {
  const here = stage();

  test("a cell that was opened and left, and a copy pasted back, as they were", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    const body = await twins();
    await page.route("**/sample.json", (route) => route.fulfill({ contentType: "application/json", body }));
    await openSample(page, here.site, "projects?cols=name%20portfolio%20owner");
    await shows(page, "0:1", "Twin");
    await cell(page, "0:1").dblclick();
    await page.locator(".reg-edit").waitFor();
    await cell(page, "3:2").click();
    await page.locator(".reg-edit").waitFor({ state: "detached" });
    await cell(page, "0:1").click();
    await page.keyboard.press("F2");
    await page.locator(".reg-edit").waitFor();
    await page.keyboard.press("Enter");
    await focused(page, "1:1");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+c");
    await page.keyboard.press("Control+v");
    assert.equal(await undo(page).isDisabled(), true, "nothing was changed");
    assert.equal(await page.locator(".reg .unread").count(), 0);
    await page.keyboard.press("Control+Home");
    await cell(page, "0:1").click();
    await page.keyboard.type("Twin 2");
    await page.keyboard.press("Enter");
    await undo(page).and(page.locator(":enabled")).waitFor();
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  for (const [way, leave] of [
    ["Back", (page) => page.goBack()],
    ["the palette", async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("Escape");
    }],
  ]) {
    test(`what was typed into a cell, left by ${way}`, async () => {
      const { context, page, watch } = await here.fresh(OPTIONS);
      await openSample(page, here.site);
      await cell(page, "1:1").click();
      await page.keyboard.type("Maria Lind");
      await page.locator(".reg-edit").waitFor();
      await leave(page);
      await page.evaluate(() => (location.hash = "#/projects"));
      await shows(page, "1:1", "Maria Lind");
      assert.deepEqual(watch, { foreign: [], errors: [] });
      await context.close();
    });
  }

  test("what was typed into the budget, left by Back", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await page.evaluate(() => (location.hash = "#/prioritise"));
    const budget = page.getByLabel("Budget", { exact: true });
    await budget.fill("12m");
    await page.goBack();
    await page.locator(".reg-row").first().waitFor();
    await page.goForward();
    await page.waitForFunction(() => document.querySelector("#budget")?.value.startsWith("£12"));
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });
});

describe("a register says", () => {
  const here = stage();

  test("that a text could not be read, where it always says so", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    const region = await heard(page).elementHandle();
    assert.equal((await heard(page).innerText()).trim(), "");
    await cell(page, "0:4").click();
    await page.keyboard.type("abc");
    await page.keyboard.press("Enter");
    await heard(page).getByText("Cost: Not a number, kept as typed").waitFor();
    assert.ok(await region.evaluate((node) => node.isConnected), "the region stands from the start");
    // The next text that can be read ends it; one that cannot is said again.
    await page.keyboard.type("5");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("main > p[role=status]").textContent.trim() === "");
    await cell(page, "3:1").click();
    await page.keyboard.press("Space");
    const drawer = page.locator("aside.drawer");
    await drawer.getByLabel("Finish").first().fill("late spring");
    await page.keyboard.press("Tab");
    await heard(page).getByText("Finish: Not a date, kept as typed").waitFor();
    await context.close();
  });

  test("owners and days in full beside the names", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll(".reg-row .reg-cell > span:not(.vh)")]
        .filter((span) => span.scrollWidth > span.clientWidth)
        .map((span) => span.textContent),
    );
    assert.deepEqual(cut, []);
    // No wider than the page until its least widths no longer fit.
    const over = () => page.evaluate(() => {
      const grid = document.querySelector(".reg");
      return grid.scrollWidth - grid.clientWidth;
    });
    assert.equal(await over(), 0);
    await page.setViewportSize({ width: 500, height: 900 });
    await page.waitForFunction(() => document.querySelector(".reg").scrollWidth > document.querySelector(".reg").clientWidth);
    await context.close();
  });

  for (const [place, title, line] of [
    ["projects", "Projects", "60 of 60 projects"],
    ["people", "People & roles", "people"],
    ["people?show=roles", "People & roles", "roles"],
  ]) {
    test(`on paper what it is: ${place}`, async () => {
      const { context, page } = await here.fresh(OPTIONS);
      await openSample(page, here.site, place);
      await page.emulateMedia({ media: "print" });
      const head = await page.evaluate(() => {
        window.dispatchEvent(new Event("beforeprint"));
        const [title, line] = document.querySelector(".reg-print").children;
        const seen = title.getBoundingClientRect();
        const sheet = document.querySelector(".paper-head").textContent;
        return [title.textContent, line.textContent, seen.width > 100 && seen.height > 10, sheet];
      });
      assert.equal(head[0], title);
      assert.ok(head[1].includes(line), head[1]);
      assert.ok(head[2], "the title is seen");
      assert.match(head[3], /^Calder Mutual · .* \d{1,2} [A-Z][a-z]{2} \d{4}$/);
      await context.close();
    });
  }
});

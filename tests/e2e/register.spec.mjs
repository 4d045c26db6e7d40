// The register on the sample and on 10,000 projects: keys, clipboard, filters, details, paper.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe } from "./lib/browser.mjs";
import { bigSample } from "./lib/big.mjs";
import { OPTIONS, cell, focused, openSample, shows, text } from "./lib/register.mjs";
import { stage } from "./lib/stage.mjs";

describe("the register of projects", () => {
  const here = stage();

  test("is edited by keys alone, and every edit can be undone", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await cell(page, "0:0").click();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await focused(page, "1:1");
    const before = await text(page, "1:1");
    // Without any pause: no letter may be lost while the field is being drawn.
    await page.keyboard.type("Maria Lind");
    await page.keyboard.press("Enter");
    await shows(page, "1:1", "Maria Lind");
    await focused(page, "2:1");
    const other = await text(page, "2:1");
    await page.keyboard.press("F2");
    await page.keyboard.type("xyz");
    await page.keyboard.press("Escape");
    await shows(page, "2:1", other);
    for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowRight");
    await page.keyboard.type("=2*325");
    await page.locator(".pop-edit").getByText("£650,000").waitFor();
    await page.keyboard.press("Tab");
    await shows(page, "2:4", "650");
    await focused(page, "2:5");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await shows(page, "1:1", before);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("keeps what it cannot read as typed, and F8 leads to it", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await cell(page, "0:3").click();
    await page.keyboard.type("late spring");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector('[data-at="0:3"]').getAttribute("aria-invalid"));
    assert.match(await cell(page, "0:3").getAttribute("title"), /^Not a date, kept as typed/);
    await page.keyboard.press("Control+Home");
    await focused(page, "0:0");
    await page.keyboard.press("F8");
    await focused(page, "0:3");
    await page.keyboard.type("31/03/2028");
    await page.keyboard.press("Enter");
    await shows(page, "0:3", "31 Mar 2028");
    await context.close();
  });

  test("copies and pastes rectangles, fills, clears, and adds rows", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await cell(page, "5:4").click();
    for (let step = 0; step < 5; step += 1) await page.keyboard.press("Shift+ArrowDown");
    await page.locator(".statusbar").getByText("Count 6 · Sum £").waitFor();
    await page.keyboard.press("Control+c");
    const costs = await Promise.all([5, 6, 7, 8, 9, 10].map((row) => text(page, `${row}:4`)));
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied.trim().split(/\r?\n/).join(), costs.join());
    await cell(page, "5:5").click();
    const benefit = await text(page, "5:5");
    await page.keyboard.press("Control+v");
    await shows(page, "10:5", costs[5]);
    await page.keyboard.press("Delete");
    await shows(page, "10:5", "");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await shows(page, "5:5", benefit);
    await cell(page, "0:1").click();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+d");
    await shows(page, "2:1", await text(page, "0:1"));
    await page.evaluate(() => navigator.clipboard.writeText("New one\tAnn\tidea\nNew two\tBob\talmost"));
    await page.keyboard.press("Control+End");
    await page.keyboard.press("ArrowDown");
    await focused(page, "add");
    await page.keyboard.press("Control+v");
    await page.locator(".toasts").getByText("2 projects added · 1 kept as typed").waitFor();
    await page.locator(".reg-foot").getByText("62 of 62 projects").waitFor();
    await context.close();
  });

  test("sorts, searches and filters, and the address says so", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await page.getByRole("button", { name: "Project", exact: true }).click();
    await page.locator('[role="columnheader"][aria-sort="ascending"]').waitFor();
    assert.match(page.url(), /sort=name/);
    await page.getByRole("searchbox").fill("claims");
    await page.locator(".toolbar").getByText(/\d+ of 60/).waitFor();
    await page.getByRole("searchbox").fill("no such project");
    await page.getByRole("button", { name: "Clear search and filters" }).click();
    await page.getByRole("button", { name: "Add filter" }).first().click();
    await page.getByRole("combobox", { name: "Field", exact: true }).selectOption("stage");
    await page.getByRole("combobox", { name: "Condition" }).selectOption({ label: "is not" });
    await page.getByRole("combobox", { name: "Value", exact: true }).fill("In delivery");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Remove filter: Stage is not In delivery" }).waitFor();
    const shown = await page.locator(".reg-foot .key").innerText();
    await page.reload();
    await page.locator(".reg-foot").getByText(shown).waitFor();
    await context.close();
  });

  test("opens details beside the grid; Back closes them", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await cell(page, "3:0").click();
    await page.keyboard.press("Space");
    const drawer = page.locator("aside.drawer");
    await drawer.waitFor();
    await focused(page, "3:0");
    await drawer.getByLabel("Sponsor").fill("Chief pilot");
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    await focused(page, "3:0");
    await page.keyboard.press("Space");
    assert.equal(await drawer.getByLabel("Sponsor").inputValue(), "Chief pilot");
    await page.goBack();
    await drawer.waitFor({ state: "detached" });
    await context.close();
  });

  test("prints every row of the view", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    const rows = await page.evaluate(() => {
      window.dispatchEvent(new Event("beforeprint"));
      const count = document.querySelectorAll(".reg-print tbody tr").length;
      window.dispatchEvent(new Event("afterprint"));
      return [count, document.querySelectorAll(".reg-print tr").length];
    });
    assert.deepEqual(rows, [60, 0]);
    await context.close();
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`has no accessibility violation, ${colorScheme}`, async () => {
      const { context, page } = await here.fresh({ ...OPTIONS, colorScheme });
      await openSample(page, here.site);
      assert.deepEqual(await axe(page), []);
      await cell(page, "2:1").click();
      await page.keyboard.press("F2");
      await page.locator(".reg-edit").waitFor();
      assert.deepEqual(await axe(page), []);
      await page.keyboard.press("Escape");
      await page.keyboard.press("Space");
      const drawer = page.locator("aside.drawer");
      // While it slides in, its text is half transparent.
      await drawer.evaluate((aside) => Promise.all(aside.getAnimations().map((slide) => slide.finished)));
      assert.deepEqual(await axe(page), []);
      await context.close();
    });
  }
});

describe("people and roles", () => {
  const here = stage();

  test("shares of roles are edited in the details", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site, "people");
    assert.deepEqual(await axe(page), []);
    await cell(page, "0:0").click();
    await page.keyboard.press("Space");
    const more = page.locator(".entries-more").first();
    await more.locator("input").nth(0).fill("Project Manager");
    await more.locator("input").nth(1).fill("400");
    await more.getByRole("button").click();
    await page.getByText("Outside 0 to 1").waitFor();
    await more.locator("input").nth(1).fill("25");
    await more.getByRole("button").click();
    await page.waitForFunction(() => document.querySelector('[data-at="0:1"]').innerText.includes("Project Manager 25"));
    await context.close();
  });

  test("a role in use is not deleted", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site, "people?show=roles");
    await cell(page, "0:0").click();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Delete" }).click();
    await page.locator(".toasts").getByText("still refer to").waitFor();
    await context.close();
  });
});

describe("10,000 projects", () => {
  const here = stage();

  test("keep the page under 3,000 elements, with every column shown", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    const body = await bigSample(10_000);
    await page.route("**/sample.json", (route) => route.fulfill({ contentType: "application/json", body }));
    await openSample(page, here.site);
    await page.locator(".reg-foot").getByText("10,000 of 10,000 projects").waitFor();
    const count = () => page.evaluate(() => document.querySelectorAll("*").length);
    assert.ok((await count()) <= 3000);
    await cell(page, "0:0").click();
    await page.keyboard.press("Control+End");
    await focused(page, "9999:6");
    await page.keyboard.press("Control+Home");
    await focused(page, "0:0");
    await page.getByRole("button", { name: "Columns" }).click();
    const hidden = page.locator(".choices input:not(:checked)");
    while ((await hidden.count()) > 0) await hidden.first().click();
    await page.keyboard.press("Escape");
    const nodes = await count();
    assert.ok(nodes <= 3000, `${nodes} elements`);
    await context.close();
  });
});

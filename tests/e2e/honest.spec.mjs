// What a page shows is what holds: a field that is left gives its text or takes it back and says so,
// the focus stays where the user works, and paper holds what the screen holds.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { goTo, openSample } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };

/** What has the focus, in a few words. */
const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at === document.body ? "BODY" : at.getAttribute("aria-label") || at.id || at.innerText;
  });

/** Waits until the focus is on something of this name. */
const focusOn = (page, name) =>
  page.waitForFunction((of) => {
    const at = document.activeElement;
    return new RegExp(of).test(at.getAttribute("aria-label") || at.id || at.innerText);
  }, name.source);

describe("scores", () => {
  const here = stage();

  test("stay as they are where a cell is opened and left, and take what was typed", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "prioritise?tab=score");
    const cell = page.locator("#judge-0-0");
    await cell.waitFor();
    const before = await cell.innerText();
    assert.match(before, /^\d$/);
    for (const keys of [["Enter", "Enter"], ["F2", "Tab"], ["Enter", "Escape"]]) {
      await cell.click();
      for (const [nth, key] of keys.entries()) {
        await page.keyboard.press(key);
        await page.waitForFunction((open) => !!document.querySelector("#judge-typed:focus") === open, nth === 0);
      }
      assert.equal(await cell.innerText(), before, keys.join());
    }
    assert.equal(await page.getByRole("button", { name: /^Undo: / }).count(), 0, "nothing was changed");
    // Typed and left for another cell.
    const other = before === "2" ? "4" : "2";
    await cell.dblclick();
    await page.locator("#judge-typed:focus").waitFor();
    await page.keyboard.type(other);
    await page.locator("#judge-2-1").click();
    await page.waitForFunction((text) => document.querySelector("#judge-0-0").innerText === text, other);
    assert.equal(await focused(page), "judge-2-1");
    // No score of the scale: said, and what was there stands.
    await cell.dblclick();
    await page.locator("#judge-typed:focus").waitFor();
    await page.keyboard.type("99");
    await page.keyboard.press("Enter");
    await page.getByText(/^99 lies outside/).waitFor();
    assert.equal(await cell.innerText(), other);
    assert.deepEqual(watch.errors, []);
    await context.close();
  });

  test("fill the width, on the screen and on paper", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "prioritise?tab=score");
    await page.locator("#judge-0-0").waitFor();
    const right = () => page.evaluate(() => {
      const pane = document.querySelector(".judge-pane").getBoundingClientRect();
      const last = document.querySelector(".judge-row:not(.head)").lastElementChild.getBoundingClientRect();
      return { free: pane.right - last.right, over: document.documentElement.scrollWidth - innerWidth };
    });
    const screen = await right();
    assert.ok(screen.free < 60 && screen.free >= 0, `${screen.free} px are left empty`);
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 700, height: 900 });
    const paper = await right();
    assert.ok(paper.over <= 0 && paper.free >= -1, JSON.stringify(paper));
    await context.close();
  });
});

describe("the ranking", () => {
  const here = stage();

  test("is reached by Tab whatever is searched and wherever the line is", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    const stops = () => page.locator("#ranks [id^=rank-line-][tabindex='0']").count();
    for (const state of ["cut=0", "find=platform", "cut=0&find=a"]) {
      await goTo(page, `prioritise?${state}`);
      await page.locator("#ranks [role=rowheader]").first().waitFor();
      assert.equal(await stops(), 1, state);
    }
    await page.getByRole("searchbox", { name: "Find a project" }).fill("");
    await page.locator("#ranks [id^=rank-line-]").last().focus();
    await page.getByRole("searchbox", { name: "Find a project" }).fill("data");
    await page.waitForFunction(() => document.querySelectorAll("#ranks [role=rowheader]").length < 20);
    assert.equal(await stops(), 1, "after a search that leaves few rows");
    await context.close();
  });

  test("moves its line by as many ranks as rows are dragged, in any size of writing", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "prioritise?cut=3");
    await page.evaluate(() => (document.documentElement.style.fontSize = "24px"));
    const pill = page.getByRole("slider", { name: "Cut line" });
    const from = Number(await pill.getAttribute("aria-valuenow"));
    const box = await pill.boundingBox();
    const row = await page.locator("#rank-line-0").boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 4 * row.height, { steps: 4 });
    await page.mouse.up();
    await page.waitForFunction((to) => document.querySelector("#cut-pill").ariaValueNow === to, String(from + 4));
    // A touch that the browser takes over leaves the line in its place.
    await pill.dispatchEvent("pointerdown", { clientY: 100 });
    await pill.dispatchEvent("pointermove", { clientY: 190 });
    await pill.dispatchEvent("pointercancel", {});
    await page.waitForFunction(() => document.querySelector("#cut-pill").style.transform === "translateY(0px)");
    await context.close();
  });

  test("keeps a weight whose field is emptied or filled with letters, and refuses a budget below 0", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "prioritise");
    const weight = page.getByRole("spinbutton", { name: /^Weight of / }).first();
    await weight.waitFor();
    const before = await weight.inputValue();
    const title = await page.getByRole("heading", { level: 1 }).innerText();
    for (const text of ["", "e", "--", "-5", "101"]) {
      await weight.focus();
      await page.keyboard.press("Control+a");
      if (text === "") await page.keyboard.press("Delete");
      else await page.keyboard.type(text);
      await page.keyboard.press("Tab");
      await page.waitForFunction((was) => document.querySelector(".weight input[type=number]").value === was, before);
      await page.locator(".toast").waitFor();
      await page.locator(".toast").getByRole("button", { name: "Close" }).click();
      await page.locator(".toast").waitFor({ state: "detached" });
    }
    assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), title);
    await page.getByLabel("Budget").fill("-5");
    await page.getByLabel("Budget").press("Tab");
    await page.getByText("A budget is 0 or more: -5").waitFor();
    assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), title);
    assert.equal(await page.getByRole("button", { name: /^Undo: / }).count(), 0);
    await context.close();
  });

  test("says that its firmness cannot be measured instead of measuring for ever", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await page.addInitScript(() => {
      Worker.prototype.postMessage = () => {
        throw new Error("gone");
      };
    });
    await openSample(page, here.site);
    await goTo(page, "prioritise");
    await page.getByText("This browser could not measure it; reload the page to try again").waitFor();
    await context.close();
  });
});

describe("the focus", () => {
  const here = stage();

  test("goes to what stands beside a row that is removed", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "settings");
    for (const [code, day] of [["SEK", "1 Jan 2027"], ["NOK", "1 Jan 2027"]]) {
      await page.locator("#rate-currency").fill(code);
      await page.locator("#rate-from").fill(day);
      await page.locator("#rate-value").fill("0.1");
      await page.getByRole("button", { name: "Add rate" }).click();
      await page.getByRole("button", { name: `Remove the rate of ${code}` }).waitFor();
    }
    const removes = page.getByRole("button", { name: /^Remove the rate of / });
    for (let left = await removes.count(); left > 0; left -= 1) {
      await removes.first().focus();
      await page.keyboard.press("Enter");
      await page.waitForFunction((count) => document.querySelectorAll("[aria-label^='Remove the rate of ']").length === count, left - 1);
      await focusOn(page, left > 1 ? /^Remove the rate of / : /^rate-currency$/);
    }
    await page.keyboard.press("Control+z");
    await goTo(page, "prioritise?tab=objectives");
    const add = page.getByRole("button", { name: "Add an objective" });
    await add.click();
    await page.getByRole("button", { name: /^Remove / }).last().focus();
    for (let left = await page.locator(".objectives li").count(); left > 0; left -= 1) {
      await page.keyboard.press("Enter");
      await page.waitForFunction((count) => document.querySelectorAll(".objectives li").length === count, left - 1);
      await focusOn(page, left > 1 ? /^Remove / : /^Add an objective$/);
    }
    assert.notEqual(await focused(page), "BODY");
    await context.close();
  });

  test("of a dialog that deletes begins on what keeps", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "settings");
    await page.getByRole("button", { name: /^Delete / }).first().click();
    await focusOn(page, /^Cancel$/);
    await page.keyboard.press("Enter");
    await focusOn(page, /^Delete /);
    await context.close();
  });
});

describe("fields and addresses", () => {
  const here = stage();

  test("a name that may not be empty comes back", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "settings");
    await page.locator("#set-settings-name").fill("  ");
    await page.locator("#set-settings-name").press("Tab");
    await page.getByText("Organisation cannot be empty.").waitFor();
    assert.match(await page.title(), /Calder Mutual/);
    await page.locator("#set-settings-budget").fill("-1");
    await page.locator("#set-settings-budget").press("Tab");
    await page.getByText("Budget cannot be below 0. Nothing was changed.").waitFor();
    await context.close();
  });

  test("an address of a record that is gone shows the list and says so", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    for (const path of ["projects", "people"]) {
      await page.evaluate((to) => (location.hash = `#/${to}?open=019f0000-0000-7000-8000-000000000000`), path);
      await page.getByText("This record is no longer in the plan.").waitFor();
      await page.waitForFunction(() => !location.hash.includes("open="));
      await page.locator(".toast").getByRole("button", { name: "Close" }).click();
    }
    // One that has just been made opens.
    await goTo(page, "projects");
    await page.getByRole("button", { name: /^New/ }).first().click();
    await page.locator(".drawer").waitFor();
    assert.equal(await page.getByText("This record is no longer in the plan.").count(), 0);
    await context.close();
  });

  test("half a number and half a date change no assessment", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "maturity");
    const target = page.getByRole("spinbutton", { name: /^Target of / }).first();
    await target.waitFor();
    const before = await target.inputValue();
    await target.focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("e");
    await page.keyboard.press("Tab");
    await page.waitForFunction((was) => document.querySelector("[aria-label^='Target of ']").value === was, before);
    await page.getByRole("button", { name: "About this assessment" }).click();
    const date = page.locator("#about-date");
    await date.waitFor();
    const day = await date.inputValue();
    await date.focus();
    await page.keyboard.press("Delete");
    await page.locator("#about-name").focus();
    await page.waitForFunction((was) => document.querySelector("#about-date").value === was, day);
    assert.equal(await page.getByRole("button", { name: /^Undo: / }).count(), 0);
    await context.close();
  });
});

describe("width and paper", () => {
  const here = stage();

  test("the heatmap is as wide as the page, with and without its details", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "capacity");
    const free = () => page.evaluate(() => {
      const wrap = document.querySelector(".heat-wrap").getBoundingClientRect();
      const cells = [...document.querySelectorAll(".heat-row.head > *")];
      const plot = document.querySelector("#capacity-balance svg").getBoundingClientRect();
      return { cells: wrap.right - cells.at(-1).getBoundingClientRect().right, plot: wrap.right - plot.right };
    });
    await page.waitForFunction(() => {
      const wrap = document.querySelector(".heat-wrap")?.getBoundingClientRect();
      const last = [...document.querySelectorAll(".heat-row.head > *")].at(-1)?.getBoundingClientRect();
      return last && wrap.right - last.right < 60;
    });
    const wide = await free();
    assert.ok(Math.abs(wide.cells - wide.plot) < 3, JSON.stringify(wide));
    await page.getByRole("gridcell", { name: /^Data Engineer, / }).nth(2).click();
    await page.locator(".drawer").waitFor();
    await page.waitForFunction(() => {
      const wrap = document.querySelector(".heat-wrap");
      return wrap.scrollWidth <= wrap.clientWidth;
    });
    assert.deepEqual(watch.errors, []);
    await context.close();
  });

  test("every sheet names the organisation, the page and the day", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    for (const [path, name] of [["projects", "Projects"], ["people", "People & roles"], ["capacity", "Heatmap"]]) {
      await goTo(page, path);
      const head = page.locator(".paper-head");
      assert.ok(!(await head.isVisible()));
      await page.emulateMedia({ media: "print" });
      assert.ok(await head.isVisible());
      assert.match(await head.innerText(), new RegExp(`^Calder Mutual · ${name}.* · \\d+ \\w+ \\d{4}$`));
      await page.emulateMedia({ media: "screen" });
    }
    await page.locator(".heat-wrap").waitFor();
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.locator("#capacity-balance").isVisible(), "the histogram is on the sheet");
    assert.ok(!(await page.locator(".heat-wrap .heat").isVisible()));
    await context.close();
  });
});

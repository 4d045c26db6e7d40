// Scenarios: made, worked in on every page, laid side by side and on paper, brought up to a plan
// that moved on, and taken to it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe } from "./lib/browser.mjs";
import { Hand, WAYS } from "./lib/hand.mjs";
import { goTo, openSample, saved } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };
const NOW = new Date("2026-11-22T10:00:00Z");
const BUDGET = "Budget −10 %";
const FREEZE = "Hiring freeze";
const WEIGHTS = "Different weights";

const band = (page) => page.locator(".scenario-band");
const row = (page, name) => page.locator(".scenario-list tbody tr").filter({ has: page.locator(`input[value="${name}"]`) });
const figure = (page, title) => page.locator(".scenario-figures tbody tr").filter({ has: page.locator("th", { hasText: new RegExp(`^${title}`) }) });
const dialog = (page) => page.locator("dialog[open]");

/** Makes a scenario of a preset from the page of scenarios; one stands in it then. */
async function make(hand, preset, choose = async () => {}) {
  const { page } = hand;
  await hand.activate(page.getByRole("button", { name: "New scenario" }));
  const start = dialog(page).getByLabel("Start from");
  await start.waitFor();
  if (hand.keys) {
    await hand.reach(start);
    await hand.type(preset.split(" ")[0]);
  } else {
    await start.selectOption(preset);
  }
  await choose();
  await hand.activate(dialog(page).getByRole("button", { name: "Make it" }));
  await band(page).getByText(`Scenario: ${preset}`).waitFor();
}

/** Makes one by mouse, from anywhere. */
async function made(page, preset, choose) {
  await goTo(page, "scenarios");
  await make(new Hand(page, WAYS[0]), preset, choose);
}

describe("scenarios", () => {
  const here = stage();

  async function fresh() {
    const opened = await here.fresh(OPTIONS);
    await opened.context.clock.setFixedTime(NOW);
    await openSample(opened.page, here.site);
    return opened;
  }

  for (const way of WAYS) {
    test(`less money and nobody new go to the board side by side, ${way}`, async () => {
      const { context, page, watch } = await fresh();
      const hand = new Hand(page, way);
      if (hand.keys) await hand.press("g", "a");
      else await hand.activate(page.getByRole("link", { name: "Scenarios" }));
      await page.getByRole("heading", { level: 1, name: "Scenarios" }).waitFor();
      await make(hand, BUDGET);
      await make(hand, FREEZE);
      await make(hand, WEIGHTS, async () => {
        const which = dialog(page).getByLabel("Which criterion");
        await which.waitFor();
        if (hand.keys) {
          await hand.reach(which);
          await hand.type("Financial");
        } else {
          await which.selectOption({ label: "Financial return" });
        }
      });
      for (const name of [BUDGET, FREEZE, WEIGHTS]) await row(page, name).waitFor();
      await hand.activate(page.getByRole("group", { name: "What is shown" }).getByRole("button", { name: "Compare" }));
      await figure(page, "Projects in").waitFor();
      const heads = await page.locator(".scenario-figures thead th b").allInnerTexts();
      // Scenarios made in the same millisecond come in any order.
      assert.deepEqual(heads.toSorted(), [BUDGET, WEIGHTS, FREEZE, "Plan"]);
      assert.equal(heads[0], "Plan");
      const texts = await figure(page, "Projects in").locator("td > span:first-child").allInnerTexts();
      const cells = new Map(heads.map((name, nth) => [name, Number(texts[nth])]));
      assert.ok(cells.get(BUDGET) < cells.get("Plan"), `less money, fewer projects: ${texts}`);
      assert.equal(cells.get(FREEZE), cells.get("Plan"), "a freeze by itself takes nothing from the money");
      await page.getByRole("heading", { level: 2, name: /against the plan: / }).waitFor();
      await page.getByText("Sequential contributions").waitFor();
      assert.deepEqual(await axe(page), []);

      // On paper: what was compared, every figure, and why.
      await page.emulateMedia({ media: "print" });
      const paper = await page.locator("main").innerText();
      for (const words of [BUDGET, FREEZE, WEIGHTS, "Value delivered", "Peak load", "What moves", "P80 finish"]) {
        assert.ok(paper.includes(words), words);
      }
      await band(page).waitFor({ state: "hidden" });
      const pdf = (await page.pdf({ format: "A4", landscape: true })).toString("latin1");
      assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1, "one sheet");
      await page.emulateMedia({ media: "screen" });
      assert.deepEqual(watch.errors, []);
      await context.close();
    });
  }

  test("an edit inside stays inside, over a reload, and is marked with what the plan says", async () => {
    const { context, page, watch } = await fresh();
    await made(page, "The plan as it is");
    await page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: /^Projects/ }).click();
    await band(page).waitFor();
    const cell = page.locator('[data-at="0:0"]');
    const before = (await cell.innerText()).trim();
    await cell.click();
    await page.keyboard.type("Renamed inside");
    await page.keyboard.press("Enter");
    const marked = page.locator(".reg-cell", { hasText: "Renamed inside" });
    await marked.locator(".scenario-mark").waitFor();
    assert.match(await marked.getAttribute("title"), new RegExp(`^Plan says: ${before.slice(0, 8)}`));
    assert.deepEqual(await axe(page), []);
    await saved(page);
    await page.reload();
    await band(page).getByText("Scenario: The plan as it is").waitFor();
    await marked.locator(".scenario-mark").waitFor();
    await band(page).getByRole("button", { name: "Back to the plan" }).click();
    await band(page).waitFor({ state: "detached" });
    await page.locator(".reg-cell", { hasText: before }).first().waitFor();
    assert.equal(await page.locator(".reg-cell", { hasText: "Renamed inside" }).count(), 0);
    await page.goBack();
    await marked.waitFor();
    await page.getByRole("button", { name: /^Undo/ }).first().click();
    await page.locator(".scenario-mark").first().waitFor({ state: "detached" });
    assert.deepEqual(watch.errors, []);
    await context.close();
  });

  test("is named on every page and in the window's title", async () => {
    const { context, page, watch } = await fresh();
    await made(page, "The plan as it is");
    for (const path of ["home", "prioritise", "capacity", "forecast"]) {
      await goTo(page, path);
      await band(page).getByText("Scenario: The plan as it is").waitFor();
    }
    assert.match(await page.title(), /The plan as it is/);
    assert.deepEqual(watch.errors, []);
    await context.close();
  });

  test("is turned to from the palette and the top bar, and deleted with one undo", async () => {
    const { context, page } = await fresh();
    await made(page, FREEZE);
    await page.getByLabel("Worked in").selectOption("Plan");
    await band(page).waitFor({ state: "detached" });
    await page.keyboard.press("Control+k");
    await page.keyboard.type("work in hiring");
    await page.getByRole("option", { name: /Work in Hiring freeze/ }).waitFor();
    await page.keyboard.press("Enter");
    await band(page).waitFor();
    await goTo(page, "scenarios");
    await row(page, FREEZE).getByRole("button", { name: /^Branch/ }).click();
    await row(page, `${FREEZE} (2)`).waitFor();
    await row(page, FREEZE).getByRole("button", { name: /^Delete/ }).click();
    await page.getByText("That scenario is no longer here").waitFor();
    await band(page).waitFor({ state: "detached" });
    await page.getByRole("button", { name: /^Undo/ }).first().click();
    await row(page, FREEZE).waitFor();
    assert.deepEqual(await axe(page), []);
    await context.close();
  });

  test("a plan that moved on is in conflict, by keys alone decided", async () => {
    const { context, page } = await fresh();
    const hand = new Hand(page, WAYS[1]);
    await made(page, BUDGET);
    await page.getByLabel("Worked in").selectOption("Plan");
    await goTo(page, "prioritise");
    const budget = page.getByLabel("Budget", { exact: true });
    await budget.fill("13000000");
    await budget.press("Tab");
    await goTo(page, "scenarios");
    await row(page, BUDGET).getByText("1", { exact: true }).first().waitFor();
    await hand.activate(row(page, BUDGET).getByRole("button", { name: /^Changes/ }));
    const conflict = page.locator(".scenario-conflicts tbody tr");
    await conflict.waitFor();
    const said = await conflict.innerText();
    for (const value of ["£12,400,000.00", "£13,000,000.00", "£11,160,000.00"]) assert.ok(said.includes(value), said);
    assert.deepEqual(await axe(page), []);
    await hand.activate(conflict.getByRole("button", { name: /^Take the plan/ }));
    await page.getByText("Nothing in conflict").waitFor();
    await page.getByText("It changes nothing yet.").waitFor();
    await page.getByRole("button", { name: /^Undo/ }).first().click();
    await conflict.waitFor();
    await hand.activate(conflict.getByRole("button", { name: /^Keep the scenario/ }));
    await page.getByText("Nothing in conflict").waitFor();
    await context.close();
  });

  test("goes to the plan with a restore point and a decision record, and one undo takes it back", async () => {
    const { context, page } = await fresh();
    await made(page, BUDGET);
    await row(page, BUDGET).getByRole("button", { name: /^Changes/ }).click();
    await page.getByRole("button", { name: "Take to the plan…" }).click();
    await dialog(page).getByLabel("Decided by").fill("Board");
    await dialog(page).getByLabel("Why").fill("Less money");
    assert.deepEqual(await axe(page), []);
    await dialog(page).getByRole("button", { name: "Take them" }).click();
    await page.getByText("It changes nothing yet.").waitFor();
    await saved(page);
    await page.getByLabel("Worked in").selectOption("Plan");
    await goTo(page, "issues?show=decisions");
    await page.locator(".reg-cell", { hasText: `Take scenario “${BUDGET}”` }).waitFor();
    await goTo(page, "history?show=points");
    await page.getByText("Before a scenario was taken to the plan").first().waitFor();
    await page.getByRole("button", { name: /^Undo/ }).first().click();
    await goTo(page, "issues?show=decisions");
    await page.locator(".reg-cell.key").first().waitFor();
    assert.equal(await page.locator(".reg-cell", { hasText: "Take scenario" }).count(), 0);
    await context.close();
  });
});

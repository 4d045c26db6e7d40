// Scores move the ranking, the ranking moves the line, and every project below it says why.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { Hand, WAYS } from "./lib/hand.mjs";
import { goTo, openSample } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";


const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };
const SAMPLE = JSON.parse(await readFile(new URL("../../public/sample.json", import.meta.url), "utf8")).workspace;
const BUDGET = SAMPLE.settings[0].budget.minor;
const REASON = /over budget|Fits alone, but ranks below|Ranks below the line|Not scored|Excluded by decision|Closed or rejected/;
const COST = new Map(SAMPLE.projects.map((project) => [project.name, project.cost?.minor ?? 0]));

/** The ranking as shown, from the first rank to the last: names, and the text of each row. */
async function ranking(page) {
  const fold = page.getByTitle("Show these ranks").first();
  if ((await fold.count()) > 0 && (await fold.getAttribute("aria-expanded")) === "false") {
    await fold.click();
    await page.waitForFunction(() => document.querySelector('[title="Show these ranks"]')?.ariaExpanded !== "false");
  }
  return page.getByRole("grid", { name: "Ranked projects" }).getByRole("row").evaluateAll((rows) =>
    rows
      .map((row) => ({ name: row.querySelector("[role=rowheader] a")?.innerText.trim(), text: row.innerText }))
      .filter((row) => row.name));
}

const pill = (page) => page.getByRole("slider", { name: "Cut line" });
const above = async (page) => Number(await pill(page).getAttribute("aria-valuenow"));

/** What must hold of any ranking cut by the budget: it fits, the next would not, and all else says why. */
async function holds(page) {
  const rows = await ranking(page);
  const selected = await above(page);
  assert.equal(rows.length, SAMPLE.projects.length);
  const cost = (list) => list.reduce((sum, row) => sum + COST.get(row.name), 0);
  assert.ok(cost(rows.slice(0, selected)) <= BUDGET, "what stands above the line fits the budget");
  assert.ok(cost(rows.slice(0, selected + 1)) > BUDGET, "the first below the line would not fit");
  for (const [nth, row] of rows.entries()) assert.equal(REASON.test(row.text), nth >= selected, row.text);
  return rows.map((row) => row.name);
}

describe("the ranking", () => {
  const here = stage();

  for (const way of WAYS) {
    test(`follows the scores, and the line says why, ${way}`, async (context) => {
      const { context: profile, page, watch } = await here.fresh(OPTIONS);
      const hand = new Hand(page, way);
      const undo = page.getByRole("button", { name: /^Undo/ }).first();
      await openSample(page, here.site);
      if (hand.keys) await hand.press("g", "d");
      else await hand.activate(page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: "Prioritise" }));
      await page.getByRole("heading", { level: 1, name: /^\d+ projects fit the money\. From rank \d+ on, they no longer fit the / }).waitFor();
      const before = await holds(page);
      const line = await above(page);

      // A project from below the line gets full marks on every criterion.
      const chosen = before[line + 1];
      await hand.activate(page.getByRole("group", { name: "View", exact: true }).getByRole("button", { name: "Scores" }));
      const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: chosen, exact: true }) });
      const cells = row.getByRole("gridcell");
      await row.waitFor();
      const count = await cells.count();
      assert.equal(count, SAMPLE.criteria.length);
      if (hand.keys) {
        const grid = page.getByRole("grid");
        await hand.reach(grid.locator('[tabindex="0"]'));
        const rows = await grid.getByRole("rowheader").allInnerTexts();
        const down = rows.findIndex((name) => name.trim() === chosen);
        // A score moves on to the next project, so one goes back up and on to the next criterion.
        await hand.press(...Array.from({ length: down }, () => "ArrowDown"));
        for (let nth = 0; nth < count; nth += 1) await hand.press("5", "ArrowUp", "ArrowRight");
      } else {
        for (let nth = 0; nth < count; nth += 1) {
          await hand.reach(cells.nth(nth));
          await hand.press("5");
        }
      }
      for (let nth = 0; nth < count; nth += 1) await cells.nth(nth).and(page.getByText("5", { exact: true })).waitFor();
      await hand.activate(page.getByRole("group", { name: "View", exact: true }).getByRole("button", { name: "Ranking" }));
      await pill(page).waitFor();
      const after = await holds(page);
      const now = await above(page);
      assert.ok(after.indexOf(chosen) < now, `${chosen} is above the line now`);
      assert.notDeepEqual(after, before);

      // A weight changes as one step, and one undo brings it and the ranking back.
      const weight = page.getByRole("spinbutton", { name: "Weight of Strategic fit" });
      await hand.fill(weight, "75");
      await page.getByText(/^Sum\s*145$/).waitFor();
      await holds(page);
      if (hand.keys) {
        await hand.reach(undo);
        await hand.press("Enter");
      } else {
        await hand.activate(undo);
      }
      await page.getByText(/^Sum\s*100$/).waitFor();
      assert.equal(await weight.inputValue(), "30");
      assert.deepEqual(await holds(page), after);

      // The line goes below the tenth rank by hand, beyond all must-dos, and back to the budget.
      const rowOf = (name) => page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });
      if (hand.keys) {
        await hand.reach(page.getByRole("grid", { name: "Ranked projects" }).locator('[tabindex="0"]').first());
        await hand.press("Home");
        const here = () => page.evaluate((name) => document.activeElement?.innerText.includes(name), after[9]);
        for (let steps = 0; !(await here()); steps += 1) {
          assert.ok(steps < after.length, "the arrows lead to the tenth rank");
          await hand.press("ArrowDown");
        }
        await hand.press("l");
      } else {
        await hand.reach(rowOf(after[9]).getByRole("gridcell").nth(1));
        await hand.activate(page.getByRole("button", { name: "Cut below this rank" }));
      }
      await page.getByText("Placed by hand").first().waitFor();
      assert.equal(await above(page), 10);
      await rowOf(after[10]).getByText("Ranks below the line").waitFor();
      await hand.activate(page.getByRole("button", { name: "Back to the budget" }));
      await page.getByRole("button", { name: "Back to the budget" }).waitFor({ state: "detached" });
      assert.equal(await above(page), now);

      // Enter, or a click, explains one project.
      if (hand.keys) {
        await hand.reach(page.getByRole("grid", { name: "Ranked projects" }).locator('[tabindex="0"]').first());
        await hand.press("End", "Enter");
      } else {
        await hand.reach(rowOf(after.at(-1)).getByRole("gridcell").nth(1));
      }
      await page.getByRole("region", { name: "Why this rank?" }).getByRole("heading", { name: after.at(-1) }).waitFor();
      hand.report(context, way);
      assert.deepEqual(watch, { foreign: [], errors: [] });
      await profile.close();
    });
  }

  test("says where the people end: in the title, between two ranks, on paper, and no longer without that project", async () => {
    const { context: profile, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "prioritise");
    const title = page.getByRole("heading", { level: 1, name: /no longer fit the / });
    await title.waitFor();
    const from = Number(/From rank (\d+) on/.exec(await title.innerText())[1]);
    const texts = async (rows) => (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, " ").trim());
    const lineOf = (rows) => rows.findIndex((text) => /^People run out here: Data Engineer, Q\d FY\d\d\/\d\d · [\d.]+ FTE needed, [\d.]+ available$/.test(text));
    const rank = (row) => Number(/^\d+/.exec(row)?.[0]);
    const grid = page.getByRole("grid", { name: "Ranked projects" });
    const rows = await texts(grid.getByRole("row"));
    const at = lineOf(rows);
    assert.deepEqual([rank(rows[at - 1]), rank(rows[at + 1])], [from - 1, from]);
    const needs = await texts(grid.locator(".need"));
    assert.ok(needs.length > 10 && needs.every((text) => /^\D+ \d+\.\d+ Q\d/.test(text)), needs.join(" | "));

    const paper = await page.evaluate(() => {
      window.dispatchEvent(new Event("beforeprint"));
      const rows = [...document.querySelectorAll("#rank-print tbody tr")].map((row) => row.textContent.trim());
      window.dispatchEvent(new Event("afterprint"));
      return rows;
    });
    assert.equal(paper.length, SAMPLE.projects.length + 1);
    assert.equal(lineOf(paper), from - 1);

    // The first project that the people do not suffice for is left out: the line goes further down.
    // The focus stays on the project while it moves, so that the fold opens around it.
    const name = await grid.getByRole("row").nth(at + 1).getByRole("link").innerText();
    const decision = (word) => grid.getByRole("button", { name: `${name}: ${word}. Change the decision` });
    await decision("By rank").click();
    await decision("Must").click();
    await decision("Must not").waitFor();
    const moved = await texts(grid.getByRole("row"));
    const next = moved.findIndex((text) => text.startsWith("People run out here: "));
    assert.ok(next > 0 && rank(moved[next + 1]) >= from, `without ${name}: ${moved.slice(next - 1, next + 2).join(" | ")} of ${moved.length}`);
    assert.ok(!moved[next + 1].includes(name), moved[next + 1]);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await profile.close();
  });
});

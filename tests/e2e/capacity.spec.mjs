// Capacity on much data and on odd data: every figure stands, and what is odd is said.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe } from "./lib/browser.mjs";
import { idOf, monthAfter, planOf, workspaceFile } from "./lib/big.mjs";
import { goTo, openSample, openWorkspace } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };
const NOW = new Date("2026-11-22T10:00:00Z");
const FIRST = [2027, 4];

/** Opens tables at the capacity page, on a day that never changes. */
async function openCapacity(here, tables) {
  const opened = await here.fresh(OPTIONS);
  await opened.context.clock.setFixedTime(NOW);
  await openWorkspace(opened.page, here.site, workspaceFile(tables));
  await goTo(opened.page, "capacity");
  return opened;
}

/** Monday to Friday of the nth month. */
function weekdays(nth) {
  const [year, month] = monthAfter(FIRST, nth).split("-").map(Number);
  let days = 0;
  for (let day = new Date(Date.UTC(year, month - 1, 1)); day.getUTCMonth() === month - 1; day.setUTCDate(day.getUTCDate() + 1)) {
    days += day.getUTCDay() >= 1 && day.getUTCDay() <= 5 ? 1 : 0;
  }
  return days;
}

describe("1,000 projects × 9 roles × 24 months", () => {
  const here = stage();
  const size = { projects: 1000, roles: 9, months: 24, people: 10 };
  const minutes = (project, role, nth) => 40 + ((project + 7 * role + 3 * nth) % 11) * 10;
  const plan = planOf({ ...size, first: FIRST, minutes });

  /** Percent of the nth role in the nth month, by hand. */
  function percent(role, nth) {
    let sum = 0;
    for (let project = 0; project < size.projects; project += 1) sum += minutes(project, role, nth);
    return Math.round((100 * sum) / (size.people * weekdays(nth) * 480));
  }

  test("open, show every role in every month, and say how long it takes", async (context) => {
    const text = workspaceFile(plan);
    const mark = performance.now();
    const { context: profile, page, watch } = await openCapacity(here, plan);
    await page.getByRole("gridcell", { name: /^Role 1, April 2027: / }).waitFor();
    const shown = performance.now();
    context.diagnostic(`${(text.length / 1e6).toFixed(1)} MB of file opened, heatmap shown: ${Math.round(shown - mark)} ms`);
    const months = ["April", "May", "June", "July", "August", "September", "October", "November", "December"];
    for (let role = 0; role < size.roles; role += 1) {
      for (const [nth, month] of months.entries()) {
        const name = new RegExp(`^Role ${role + 1}, ${month} 2027: ${percent(role, nth)}\\s%`);
        await page.getByRole("gridcell", { name }).waitFor();
      }
    }
    // Another grain and back: the same picture, and the page stays small.
    const grains = page.getByRole("group", { name: "Period" });
    for (const [grain, cell] of [["Quarter", /^Role 9, Q1 FY27\b/], ["Week", /^Role 9, week /], ["Month", /^Role 9, April 2027: /]]) {
      const start = performance.now();
      await grains.getByRole("button", { name: grain, exact: true }).click();
      await page.getByRole("gridcell", { name: cell }).first().waitFor();
      context.diagnostic(`${grain}: ${Math.round(performance.now() - start)} ms`);
    }
    const cell = page.getByRole("gridcell", { name: /^Role 5, June 2027: / });
    const start = performance.now();
    await cell.click();
    await page.keyboard.press("Enter");
    await page.getByRole("complementary").getByText("1,000 projects").waitFor();
    context.diagnostic(`the projects of one cell: ${Math.round(performance.now() - start)} ms`);
    const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
    assert.ok(nodes <= 3000, `${nodes} elements`);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await profile.close();
  });
});

describe("odd data", () => {
  const here = stage();
  const [ROLE, OTHER] = [idOf(1), idOf(2)];
  const full = { projects: 2, roles: 2, months: 3, people: 0, first: FIRST };

  /** Two roles with demand, and what is odd beside it. */
  function odd() {
    const plan = planOf({ ...full, minutes: () => 2400 });
    plan.roles[0].name = "Tester";
    plan.roles[1].name = "Architect";
    Object.assign(plan.projects[0], { name: "Turned round", start: "2027-06-30", finish: "2027-04-01" });
    Object.assign(plan.projects[1], { name: "In due time", start: "2027-04-01", finish: "2027-05-31" });
    // Far from all others: no timeline is as long as that.
    plan.demands.push({ id: idOf(200_001), project: plan.projects[1].id, role: OTHER, minutes: { "2099-01": 600 } });
    plan.demands.push({ id: idOf(200_003), project: plan.projects[1].id, role: ROLE, minutes: { "2027-04": -60 } });
    plan.demands.push({ id: idOf(200_002), project: plan.projects[1].id, minutes: { "2027-04": 300 } });
    return plan;
  }

  const PEOPLE = [
    { id: idOf(1000), name: "Ann", fte: -0.5, roles: { [ROLE]: 1 } },
    { id: idOf(1001), name: "Ben" },
    { id: idOf(1002), name: "Cid", starts: "2028-01-01", ends: "2027-01-01", roles: { [OTHER]: 1 } },
    { id: idOf(1003), name: "Dee", roles: { [ROLE]: 0.8, [OTHER]: 0.8 } },
  ];

  for (const colorScheme of ["light", "dark"]) {
    test(`is named beside the heatmap, in ${colorScheme}`, async () => {
      const { context, page, watch } = await openCapacity(here, { ...odd(), people: PEOPLE });
      await page.emulateMedia({ colorScheme });
      await page.getByRole("gridcell", { name: /^Tester, April 2027: / }).waitFor();
      const notes = page.locator("details.notes").filter({ hasText: "to know" });
      await notes.locator("summary").click();
      await notes.getByRole("listitem").first().waitFor();
      const said = await notes.getByRole("listitem").allInnerTexts();
      const expected = [
        /^Cid Employment starts .* and ends .*, before it starts/,
        /^Turned round The project starts .* and finishes .*, before it starts/,
        /^Ann Person, FTE: what is given cannot be read and counts as not given/,
        /^In due time Demand, .*: what is given cannot be read and counts as not given/,
        /^Ben No role is given; /,
        /^Dee The role shares add up to 160\s%; supply is scaled down/,
        /^In due time .* h of demand are in months outside the project's dates/,
        /^In due time 5\.0 h of demand name no role/,
        /^In due time 10\.0 h of demand between January 2099 and January 2099 are outside/,
      ];
      for (const text of expected) {
        assert.ok(said.some((line) => text.test(line.replaceAll(/\s+/g, " ").trim())), `${text}: ${said.join(" | ")}`);
      }
      for (const mark of await notes.getByRole("listitem").locator("svg").all()) {
        assert.ok((await mark.locator("*").count()) > 0, "every finding has its shape");
      }
      // A supply below zero is never shown, whatever a file says of a person.
      const supplies = await page.locator(".heat-supply").allInnerTexts();
      assert.ok(supplies.every((text) => !/^[−-]\s?\d/.test(text.trim())), supplies.join(" "));
      assert.deepEqual(await axe(page), []);
      if (process.env.PLUMBLINE_LOOK) await page.screenshot({ path: `${process.env.PLUMBLINE_LOOK}/odd-${colorScheme}.png` });
      assert.deepEqual(watch, { foreign: [], errors: [] });
      await context.close();
    });
  }

  test("leaves the headcount grid with the roles that have demand, and refuses what is no amount", async () => {
    const { context, page, watch } = await openCapacity(here, odd());
    const field = (role) => page.getByRole("textbox", { name: `${role}, Have, FTE` });
    await field("Tester").waitFor();
    assert.equal(await page.locator(".headcount tbody tr").count(), 2);
    if (process.env.PLUMBLINE_LOOK) await page.screenshot({ path: `${process.env.PLUMBLINE_LOOK}/headcount.png` });
    for (const text of ["-1", "many", "1e9"]) {
      await field("Tester").fill(text);
      await page.getByRole("button", { name: "Add these people" }).click();
      await page.getByText(`“${text}” is no amount between 0 and 500.`).first().waitFor();
      assert.equal(await page.getByRole("gridcell").count(), 0, "nobody was added");
    }
    await field("Tester").fill("1.5");
    await field("Architect").fill("0");
    await page.getByRole("button", { name: "Add these people" }).click();
    await page.getByRole("gridcell", { name: /^Tester, April 2027: / }).waitFor();
    await page.getByRole("gridcell", { name: /^Architect, April 2027: .* nothing available/ }).waitFor();
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });
});

describe("the table behind the heatmap", () => {
  const here = stage();

  test("is walked to its last line and back", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "capacity");
    await page.getByRole("button", { name: /^Table/ }).click();
    const said = page.getByRole("status").filter({ hasText: /^Lines \d/ });
    const all = Number(/of ([\d,]+)/.exec(await said.innerText())[1].replace(",", ""));
    const after = page.getByRole("button", { name: "Lines after" });
    for (let from = 201; from <= all; from += 200) {
      await after.click();
      await said.getByText(new RegExp(`^Lines ${from} to ${Math.min(from + 199, all)} of`)).waitFor();
    }
    assert.ok(await after.isDisabled());
    await page.getByRole("button", { name: "Lines before" }).click();
    assert.ok(await after.isEnabled());
    await context.close();
  });
});

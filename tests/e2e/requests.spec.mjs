// Demand that is asked for, its effect and its answer; a total spread with a curve; demand elsewhere.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe } from "./lib/browser.mjs";
import { idOf, planOf, workspaceFile } from "./lib/big.mjs";
import { goTo, openWorkspace, sampleAt, saved } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };
const NOW = new Date("2026-11-22T10:00:00Z");
const look = async (page, name) => {
  if (process.env.PLUMBLINE_LOOK) await page.screenshot({ path: `${process.env.PLUMBLINE_LOOK}/${name}.png` });
};

describe("requests", () => {
  const here = stage();

  test("are tried alone, answered by mouse and keyboard with a reason, and one undo takes one back", async () => {
    const { context, page, watch } = await sampleAt(here, OPTIONS, "capacity");
    const link = page.locator("#capacity-requests");
    const count = Number(/\d+/.exec(await link.textContent())[0]);
    await link.click();
    await page.getByRole("heading", { level: 1, name: new RegExp(`^${count} requests await an answer`) }).waitFor();
    await look(page, "requests-light");
    const rows = page.locator(".requests tbody tr");
    assert.equal(await rows.count(), count);
    for (const row of await rows.all()) assert.match(await row.locator("td").nth(3).innerText(), / in \w{3} \d\d$/);
    assert.deepEqual(await axe(page), []);
    await rows.first().getByRole("textbox").fill("the audit cannot wait");
    await rows.first().getByRole("button", { name: /^Approve / }).click();
    const left = (n) => page.getByRole("heading", { level: 1, name: new RegExp(`^${n} requests? await`) }).waitFor();
    await left(count - 1);
    // By keyboard alone: the focus is on the next answer.
    await page.waitForFunction(() => document.activeElement?.textContent === "Approve");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await left(count - 2);
    await page.keyboard.press("Control+z");
    await left(count - 1);
    await goTo(page, "issues?show=decisions");
    await page.getByText(/^Granted: /).first().waitFor();
    assert.equal(await page.getByText(/^Not granted: /).count(), 0, "its answer is undone with its decision");
    await saved(page);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("count as tentative, can be left out, and the chart shows supply, target and both parts", async () => {
    const { context, page, watch } = await sampleAt(here, OPTIONS, "capacity");
    const cell = page.getByRole("gridcell", { name: /^Data Engineer, August 2027/ });
    const label = () => cell.getAttribute("aria-label");
    const all = Number(/(\d+)\s%/.exec(await label())[1]);
    await cell.click();
    await page.locator("#capacity-balance").waitFor();
    await page.locator(".balance .legend").getByText(/^Target, \d+\s% of supply$/).waitFor();
    assert.equal(await page.locator("#capacity-balance .limit-line").count(), 1);
    const whole = await label();
    await page.getByLabel("Demand", { exact: true }).selectOption("booked");
    await page.waitForFunction((old) => {
      const found = [...document.querySelectorAll("[role=gridcell]")].find((one) => one.getAttribute("aria-label")?.startsWith("Data Engineer, August 2027"));
      return found && !found.getAttribute("aria-label").includes(old);
    }, whole.slice(whole.indexOf(":")));
    assert.ok(Number(/(\d+)\s%/.exec(await label())[1]) < all);
    assert.match(page.url(), /basis=booked/);
    await look(page, "heatmap-booked");
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("nobody asks: the question and the way", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await context.clock.setFixedTime(NOW);
    await openWorkspace(page, here.site, workspaceFile(planOf({ projects: 1, roles: 1, months: 2, people: 1, first: [2027, 4], minutes: () => 60 })));
    await goTo(page, "requests");
    await page.getByRole("heading", { level: 1, name: "Nobody awaits an answer" }).waitFor();
    await look(page, "requests-empty");
    assert.deepEqual(await axe(page), []);
    await page.getByRole("link", { name: "Open the heatmap" }).click();
    await page.getByRole("treegrid").waitFor();
    await context.close();
  });

  test("a total is spread with a curve as one step", async () => {
    const { context, page, watch } = await sampleAt(here, OPTIONS, "capacity");
    await page.getByRole("gridcell", { name: /^Data Engineer, August 2027/ }).click();
    await page.getByRole("complementary").getByRole("button", { name: /Edit demand by month/ }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Spread a total with a curve").click();
    const button = dialog.getByRole("button", { name: "Spread", exact: true });
    assert.ok(await button.isDisabled());
    await dialog.getByLabel("Total, hours").fill("many");
    await dialog.getByText("The total is a number of hours above 0.").waitFor();
    await dialog.getByLabel("Total, hours").fill("600");
    await dialog.getByLabel("From").fill("2027-04");
    await dialog.getByLabel("To", { exact: true }).fill("2027-09");
    await dialog.getByLabel("Curve").selectOption({ label: "Own weights" });
    await dialog.getByText(/^Weights are numbers/).waitFor();
    await dialog.getByLabel(/^Weights, such as/).fill("1 3 2");
    await dialog.getByText(/Apr 27 .* FTE; 600\.00 h in all/).waitFor();
    await look(page, "spread");
    assert.deepEqual(await axe(page), []);
    const april = dialog.locator(".matrix tbody tr").first().getByRole("textbox").first();
    const before = await april.inputValue();
    await button.focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction((old) => document.querySelector("dialog .matrix tbody input").value !== old, before);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+z");
    await page.getByRole("gridcell", { name: /^Data Engineer, August 2027/ }).waitFor();
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("a skill that too few have binds although the role fits", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await context.clock.setFixedTime(NOW);
    // One month of 22 days: two people, 26 days of work from level 4 on; one of them has it.
    const plan = planOf({ projects: 1, roles: 1, months: 1, people: 2, first: [2027, 4], minutes: () => 26 * 480 });
    plan.skills = [{ id: idOf(300_000), name: "SQL" }];
    plan.skill_levels = [5, 2].map((level, nth) => ({ id: idOf(300_001 + nth), person: plan.people[nth].id, skill: idOf(300_000), level }));
    Object.assign(plan.demands[0], { skill: idOf(300_000), level: 4 });
    await openWorkspace(page, here.site, workspaceFile(plan));
    await goTo(page, "capacity");
    await page.getByRole("gridcell", { name: /^Role 1, April 2027: 59\s%/ }).waitFor();
    await page.locator("#capacity-together summary").click();
    await page.locator("#capacity-together li").getByText(/Role 1 \(SQL from level 4\): 1\.18 FTE asked for, 1\.00 FTE/).waitFor();
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("demand outside the months shown is named with its years and led to", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await context.clock.setFixedTime(NOW);
    const plan = planOf({ projects: 1, roles: 1, months: 2, people: 1, first: [2019, 3], minutes: () => 6000 });
    plan.demands.push({ id: idOf(200_001), project: plan.projects[0].id, role: plan.roles[0].id, minutes: { "2040-06": 600 } });
    await openWorkspace(page, here.site, workspaceFile(plan));
    await goTo(page, "capacity");
    await page.getByRole("heading", { level: 1, name: "No demand lies in the months shown" }).waitFor();
    await page.getByText("Demand lies from March 2019 to June 2040, outside the months shown.").waitFor();
    await look(page, "elsewhere");
    assert.deepEqual(await axe(page), []);
    await page.getByRole("button", { name: "Go to the demand" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("gridcell", { name: /^Role 1, (March|April) 2019: \d/ }).first().waitFor();
    assert.equal(await page.locator("#capacity-elsewhere").count(), 0);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });
});

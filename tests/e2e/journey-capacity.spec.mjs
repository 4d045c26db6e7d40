// From the sample's red data-engineer cells to a levelled plan with two ways out taken and one overload
// accepted: by mouse, and by keyboard alone. Every step is undone.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe } from "./lib/browser.mjs";
import { goTo, sampleAt, saved } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };
const ROW = '[role=gridcell][aria-label^="Data Engineer, "]';

/** How many months of the role are short, as the cells say. */
const over = (page) => page.locator(`${ROW}[aria-label*=" short"]`).count();

const untilOver = (page, expect) => page.waitForFunction(({ selector, expect }) => {
  const rows = document.querySelectorAll(selector);
  const short = [...rows].filter((cell) => cell.getAttribute("aria-label").includes(" short")).length;
  return rows.length > 0 && (expect.is === undefined ? short < expect.below : short === expect.is);
}, { selector: ROW, expect });

/** Presses Tab until what has the focus matches. */
async function tabTo(page, selector) {
  for (let nth = 0; nth < 150; nth += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not lead to ${selector}`);
}

const shortOf = async (page) => {
  await page.locator(".level-figures dd").first().waitFor();
  const text = await page.locator(".level-figures dd").first().textContent();
  return /([\d.,]+) → ([\d.,]+)/.exec(text).slice(1).map((figure) => Number(figure.replaceAll(",", "")));
};

describe("from red cells to a levelled plan", () => {
  const here = stage();

  test("by mouse", async () => {
    const { context, page, watch } = await sampleAt(here, OPTIONS, "capacity");
    const cell = page.getByRole("gridcell", { name: /^Data Engineer, August 2027/ });
    await cell.waitFor();
    const start = await over(page);
    assert.ok(start >= 3, `${start} months are short`);
    // One overload is accepted with a reason: it stays red and carries its mark.
    await cell.click();
    const drawer = page.getByRole("complementary", { name: /^Data Engineer/ });
    await drawer.getByRole("button", { name: "Accept", exact: true }).click();
    await page.getByText("A reason is needed: it is what is read later.").waitFor();
    await drawer.getByRole("textbox", { name: "Reason for accepting the overload" }).fill("the regulator's date");
    await drawer.getByRole("button", { name: "Accept", exact: true }).click();
    await drawer.getByText(/^Accepted on 22 Nov 2026: the regulator's date/).waitFor();
    await page.getByRole("gridcell", { name: /^Data Engineer, August 2027.* short.*, accepted$/ }).waitFor();
    if (process.env.PLUMBLINE_LOOK) await page.screenshot({ path: `${process.env.PLUMBLINE_LOOK}/accepted.png` });
    assert.deepEqual(await axe(page), []);
    // Two ways out are taken together.
    await drawer.getByRole("checkbox", { name: /^Choose: / }).nth(0).click();
    await drawer.getByRole("checkbox", { name: /^Choose: / }).nth(1).click();
    await page.locator("#ways-apply", { hasText: "Apply 2 together" }).click();
    await untilOver(page, { below: start });
    const cured = await over(page);
    // And the rest is levelled.
    await page.locator("#capacity-level").click();
    const [before, after] = await shortOf(page);
    assert.ok(after <= before, `${before} → ${after}`);
    await page.locator("#level-apply:not([disabled])").click();
    await page.waitForFunction((old) => document.querySelector(".level-figures dd")?.textContent.startsWith(old), after.toFixed(1));
    await goTo(page, "capacity");
    await untilOver(page, { below: cured + 1 });
    assert.ok((await over(page)) < start);
    await saved(page);
    for (let nth = 0; nth < 3; nth += 1) await page.keyboard.press("Control+z");
    await untilOver(page, { is: start });
    assert.equal(await page.locator(".heat-cell.accepted").count(), 0);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("by keyboard alone", async () => {
    const { context, page, watch } = await sampleAt(here, OPTIONS, "home");
    await page.keyboard.press("g");
    await page.keyboard.press("c");
    await page.locator(ROW).first().waitFor();
    const start = await over(page);
    // The tab stop of the heatmap is the worst month of the worst role.
    await tabTo(page, `${ROW}[tabindex="0"]`);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.closest(".drawer") !== null);
    await tabTo(page, "#accept-reason");
    await page.keyboard.type("known and agreed");
    await tabTo(page, "#accept-apply");
    await page.keyboard.press("Enter");
    await page.locator(".heat-cell.accepted").waitFor();
    // Escape leads back to the cell, Enter into the details again.
    await page.keyboard.press("Escape");
    await page.waitForFunction((row) => document.activeElement?.matches(row), ROW);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.closest(".drawer") !== null);
    await tabTo(page, ".ways input[type=checkbox]");
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await tabTo(page, ".ways input[type=checkbox]");
    await page.keyboard.press("Space");
    await page.locator("#ways-apply", { hasText: "Apply 2 together" }).waitFor();
    await tabTo(page, "#ways-apply");
    await page.keyboard.press("Enter");
    await untilOver(page, { below: start });
    await page.keyboard.press("Escape");
    await page.keyboard.press("g");
    await page.keyboard.press("l");
    const [, after] = await shortOf(page);
    await tabTo(page, "#level-apply");
    await page.keyboard.press("Enter");
    await page.waitForFunction((old) => document.querySelector(".level-figures dd")?.textContent.startsWith(old), after.toFixed(1));
    await page.keyboard.press("g");
    await page.keyboard.press("c");
    await page.locator(ROW).first().waitFor();
    assert.ok((await over(page)) < start);
    for (let nth = 0; nth < 3; nth += 1) await page.keyboard.press("Control+z");
    await untilOver(page, { is: start });
    await page.locator(".heat-cell.accepted").waitFor({ state: "detached" });
    await saved(page);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });
});

// What a register adds up to, how it is ordered and narrowed, how dense it is, and how cells are filled.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { OPTIONS, cell, focused, openSample, shows, text } from "./lib/register.mjs";
import { stage } from "./lib/stage.mjs";

/** A number as the register writes it. */
const number = (shown) => Number(shown.replace(/[^\d.−-]/g, "").replace("−", "-"));

/** Every cell of a column as the drawn rows show it. */
const column = (page, at) =>
  page.locator(`.reg-row [data-at$=":${at}"]`).allInnerTexts().then((all) => all.map((one) => one.trim()));

/** Waits until so many projects are in view. */
const inView = (page, count) =>
  page.locator(".reg-foot").getByText(new RegExp(`^${count} of 60 projects$`)).waitFor();

/** Adds a filter by the form. */
async function filter(page, field, condition, value) {
  await page.getByRole("combobox", { name: "Field", exact: true }).selectOption(field);
  await page.getByRole("combobox", { name: "Condition" }).selectOption({ label: condition });
  await page.getByRole("combobox", { name: "Value", exact: true }).fill(value);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: new RegExp(`^Remove filter: .* ${condition} ${value}$`) }).waitFor();
}

describe("a register's figures", () => {
  const here = stage();

  test("another figure below a column is chosen by pointer and keys, is right, and stays", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    const heads = (await page.locator(".reg-sort > span").allInnerTexts()).map((head) => head.trim());
    const benefit = heads.findIndex((head) => head.startsWith("Benefit"));
    const foot = `foot:${benefit}`;
    /** Waits until the figure begins with a word, and gives it. */
    const figure = async (word) => {
      await page.waitForFunction(
        ([at, first]) => document.querySelector(`[data-at="${at}"]`)?.innerText.startsWith(first), [foot, `${word} `]);
      return number(await text(page, foot));
    };
    const sum = await figure("sum");
    // A press at its place: the tool's own click would scroll to where the line stands in the page.
    const box = await cell(page, foot).boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const average = await figure("avg");
    assert.equal(await page.locator(".reg").evaluate((reg) => reg.scrollTop), 0);
    assert.ok(sum / average > 1 && sum / average < 60.5, `${average} of ${sum}`);
    await focused(page, foot);
    // By keys: the least and the greatest, between which every cell lies.
    await page.keyboard.press("Enter");
    const least = await figure("min");
    await focused(page, foot);
    await page.keyboard.press("Enter");
    const greatest = await figure("max");
    const shown = (await column(page, benefit)).filter((one) => /\d/.test(one)).map(number);
    assert.ok(shown.length > 5 && shown.every((one) => one >= least && one <= greatest), `${least} to ${greatest}: ${shown}`);
    // The keyboard reaches the figures below the last row, and goes back up.
    await page.keyboard.press("Control+End");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => document.activeElement?.dataset.at?.startsWith("foot:"));
    await page.keyboard.press("Home");
    await focused(page, "foot:0");
    await page.keyboard.press("ArrowUp");
    await focused(page, "add");
    await page.reload();
    await page.locator(".reg-row").first().waitFor();
    await shows(page, foot, `max ${greatest.toLocaleString("en-GB")}`);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("two filters hold together or in turn, and the word between them changes it", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await page.getByRole("button", { name: "Add filter" }).first().click();
    const counted = async () => number((await page.locator(".reg-foot .key").innerText()).split(" of ")[0]);
    await filter(page, "stage", "is", "Idea");
    const ideas = await counted();
    await filter(page, "stage", "is", "Candidate");
    await inView(page, 0);
    await page.locator(".reg-joiner").click();
    await page.waitForFunction(() => document.querySelector(".reg-joiner")?.innerText.startsWith("or"));
    await page.locator(".reg-row").first().waitFor();
    const either = await counted();
    assert.ok(either > ideas && ideas > 0, `${ideas} of ${either}`);
    const stages = await page.locator('.reg-row [data-at$=":1"]').count();
    assert.ok(stages > 0);
    await page.reload();
    await inView(page, either);
    // The first is taken away: what followed stands alone.
    await page.getByRole("button", { name: "Remove filter: Stage is Idea" }).click();
    await inView(page, either - ideas);
    await context.close();
  });

  test("a second column orders what the first leaves equal", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    const heads = (await page.locator(".reg-sort > span").allInnerTexts()).map((head) => head.trim());
    const at = (title) => heads.findIndex((head) => head.startsWith(title));
    await page.getByRole("button", { name: "Stage", exact: true }).click();
    await page.locator('[role="columnheader"][aria-sort="ascending"]').getByText("Stage").waitFor();
    // By keys: to the first heading, and there as a second order.
    for (let step = at("Stage"); step > at("Project"); step -= 1) await page.keyboard.press("ArrowLeft");
    await focused(page, `head:${at("Project")}`);
    await page.keyboard.press("Shift+Enter");
    await page.locator(`[data-column="${at("Project")}"][aria-sort="ascending"] .reg-place`).waitFor();
    assert.match(decodeURIComponent(page.url()), /sort=stage\+,name\+/);
    const rows = (await column(page, at("Stage"))).map((stage, nth) => [stage, nth]);
    const names = await column(page, at("Project"));
    const sorted = (part) => part.every((name, nth) => nth === 0 || part[nth - 1].localeCompare(name, "en") <= 0);
    for (const stage of new Set(rows.map(([stage]) => stage))) {
      const own = rows.filter(([of]) => of === stage).map(([, nth]) => names[nth]);
      assert.ok(sorted(own), `${stage}: ${own}`);
    }
    await context.close();
  });

  test("rows are as high as was chosen, and stay so", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    const height = async () => (await page.locator(".reg-row").first().boundingBox()).height;
    const heights = [await height()];
    for (const density of ["Standard", "Comfortable"]) {
      await page.getByRole("button", { name: "Columns" }).click();
      await page.getByRole("radio", { name: density }).check();
      await page.keyboard.press("Escape");
      await page.waitForFunction(
        (least) => document.querySelector(".reg-row").getBoundingClientRect().height > least, heights.at(-1));
      heights.push(await height());
    }
    await page.reload();
    await page.locator(".reg-row").first().waitFor();
    assert.equal(await height(), heights[2], heights.join(", "));
    await context.close();
  });

  test("cells are filled down and to the right by keys, in one step each", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    const heads = (await page.locator(".reg-sort > span").allInnerTexts()).map((head) => head.trim());
    const cost = heads.findIndex((head) => head.startsWith("Cost"));
    const [first, second] = [await text(page, `0:${cost}`), await text(page, `1:${cost}`)];
    assert.notEqual(first, second);
    await cell(page, `0:${cost}`).click();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+d");
    await shows(page, `1:${cost}`, first);
    await page.keyboard.press("Control+z");
    await shows(page, `1:${cost}`, second);
    // A single cell takes what stands before it, read as its own column reads.
    const before = await text(page, `0:${cost - 1}`);
    await cell(page, `0:${cost}`).click();
    await page.keyboard.press("Control+r");
    await page.waitForFunction(
      ([at, old]) => document.querySelector(`[data-at="${at}"]`).innerText.trim() !== old, [`0:${cost}`, first]);
    assert.ok(before.length > 0 && (await text(page, `0:${cost}`)) !== first);
    await page.keyboard.press("Control+z");
    await shows(page, `0:${cost}`, first);
    await context.close();
  });
});

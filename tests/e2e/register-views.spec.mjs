// What a register shows: columns and views, pastes past its edges, offers of days, and the details.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe } from "./lib/browser.mjs";
import { OPTIONS, cell, focused, openSample, shows, text } from "./lib/register.mjs";
import { stage } from "./lib/stage.mjs";

describe("what the register of projects shows", () => {
  const here = stage();

  test("columns are made wider and moved, by pointer, keys and buttons, and stay so", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    const head = (at) => page.locator(`[data-column="${at}"]`);
    const heads = async () => (await page.locator(".reg-sort > span").allInnerTexts()).map((text) => text.trim());
    const width = async (at) => Math.round((await head(at).boundingBox()).width);
    const first = await heads();
    const drag = async (from, to) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 10, from.y, { steps: 2 });
      await page.mouse.move(to.x, to.y, { steps: 4 });
    };
    // An edge.
    const own = await width(1);
    const box = await head(1).boundingBox();
    const edge = { x: box.x + box.width, y: box.y + box.height / 2 };
    await drag(edge, { x: edge.x + 60, y: edge.y });
    await page.mouse.up();
    assert.equal(await width(1), own + 60);
    await page.mouse.dblclick((await head(1).boundingBox()).x + own + 59, edge.y);
    await page.waitForFunction((px) => Math.round(document.querySelector('[data-column="1"]').getBoundingClientRect().width) === px, own);
    // A name: dropped behind the next one, and let go of with Esc.
    const middle = async (at) => {
      const { x, y, width: wide, height } = await head(at).boundingBox();
      return { x: x + wide / 2, y: y + height / 2 };
    };
    const beyond = { ...(await middle(2)), x: (await middle(2)).x + 20 };
    await drag(await middle(1), beyond);
    await page.keyboard.press("Escape");
    await page.mouse.up();
    assert.deepEqual(await heads(), first);
    await drag(await middle(1), beyond);
    await page.mouse.up();
    const moved = [first[0], first[2], first[1], ...first.slice(3)];
    assert.deepEqual(await heads(), moved);
    assert.equal(await page.locator('[role="columnheader"][aria-sort="ascending"]').count(), 0);
    // Keys: back where it was, and two steps wider.
    await page.locator('[data-at="head:2"]').focus();
    await page.keyboard.press("Alt+ArrowLeft");
    await focused(page, "head:1");
    assert.deepEqual(await heads(), first);
    await page.keyboard.press("Alt+Shift+ArrowRight");
    await page.keyboard.press("Alt+Shift+ArrowRight");
    assert.equal(await width(1), own + 32);
    // Buttons; the column that names the records keeps its place.
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("button", { name: "Move right" }).click();
    await page.locator(".arrange").getByText(`${first[1]}: column 3 of ${first.length}, ${own + 32} pixels wide`).waitFor();
    await page.getByRole("combobox", { name: "Column", exact: true }).selectOption("name");
    await page.getByRole("button", { name: "Move right" }).click();
    assert.equal((await heads())[0], first[0]);
    await page.keyboard.press("Escape");
    await page.reload();
    await page.locator(".reg-row").first().waitFor();
    assert.deepEqual(await heads(), moved);
    assert.equal(await width(2), own + 32);
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("button", { name: "First layout" }).click();
    assert.deepEqual(await heads(), first);
    assert.equal(await width(1), own);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("views are named, changed, renamed and deleted, and each step can be undone", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    const menu = page.locator(".toolbar button.view-name");
    const panel = page.locator("#grid-views");
    await page.getByRole("button", { name: "Owner", exact: true }).click();
    await menu.click();
    await panel.getByRole("button", { name: "Save as" }).click();
    await panel.getByText("A view needs a name.").waitFor();
    await panel.getByRole("textbox", { name: "Name of a new view" }).fill("By owner");
    await panel.getByRole("button", { name: "Save as" }).click();
    await page.waitForFunction(() => document.querySelector("button.view-name").innerText.trim() === "By owner");
    assert.match(page.url(), /view=/);
    assert.doesNotMatch(page.url(), /sort=/);
    // A change is marked, and kept when it is saved.
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Stage", exact: true }).click();
    await page.locator(".view-dot").waitFor();
    await page.getByRole("button", { name: "Save view" }).click();
    await page.locator(".view-dot").waitFor({ state: "detached" });
    await page.reload();
    await page.locator('[role="columnheader"][aria-sort="ascending"]').getByText("Stage").waitFor();
    // The unnamed view is as it was.
    await menu.click();
    await panel.getByRole("button", { name: "All projects" }).click();
    await page.locator('[role="columnheader"][aria-sort="descending"]').getByText("Score").waitFor();
    await page.goBack();
    await page.locator('[role="columnheader"][aria-sort="ascending"]').getByText("Stage").waitFor();
    await menu.click();
    assert.deepEqual(await axe(page), []);
    await panel.getByRole("textbox", { name: "Name of this view" }).fill("By stage");
    await panel.getByRole("button", { name: "Rename" }).click();
    await page.waitForFunction(() => document.querySelector("button.view-name").innerText.trim() === "By stage");
    await panel.getByRole("textbox", { name: "Name of a new view" }).fill("by STAGE");
    await panel.getByRole("button", { name: "Save as" }).click();
    await panel.getByText("Another view has that name.").waitFor();
    await panel.getByRole("button", { name: "Delete view" }).click();
    await page.waitForFunction(() => document.querySelector("button.view-name").innerText.trim() === "All projects");
    await page.locator(".toasts").getByRole("button", { name: "Undo" }).click();
    await menu.click();
    await panel.getByRole("button", { name: "By stage" }).waitFor();
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("a paste larger than the grid adds rows, tells lost columns, and is one step", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    const last = await page.locator(".reg-sort").count();
    await cell(page, "0:0").click();
    await page.keyboard.press("Control+End");
    const tsv = ["1\tx\ty", "2\tx\ty", "3\t\ty"].join("\n");
    await page.keyboard.press("ArrowLeft");
    await focused(page, `59:${last - 2}`);
    const before = await text(page, `59:${last - 2}`);
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), tsv);
    await page.keyboard.press("Control+v");
    const said = page.locator(".toasts");
    await said.getByText("2 projects added").waitFor();
    await said.getByText("1 column had no place").waitFor();
    await page.locator(".reg-foot").getByText("62 of 62 projects").waitFor();
    await page.keyboard.press("Control+z");
    await page.locator(".reg-foot").getByText("60 of 60 projects").waitFor();
    await shows(page, `59:${last - 2}`, before);
    await context.close();
  });

  test("offers days for a text that is none, in the cell and in the details", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await cell(page, "0:3").click();
    await page.keyboard.type("31/02/2028");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowUp");
    await focused(page, "0:3");
    const offer = cell(page, "0:3").getByRole("button", { name: "Set to 29 Feb 2028" });
    await offer.waitFor();
    assert.deepEqual(await axe(page), []);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    await focused(page, "0:3");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await shows(page, "0:3", "29 Feb 2028");
    await page.keyboard.press("Control+z");
    await offer.click();
    await shows(page, "0:3", "29 Feb 2028");
    await cell(page, "0:3").click();
    await page.keyboard.type("end of March 2028?");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Space");
    const drawer = page.locator("aside.drawer");
    await drawer.getByRole("button", { name: "Set to 31 Mar 2028" }).click();
    await shows(page, "0:3", "31 Mar 2028");
    // What has no plausible reading gets no offer.
    await cell(page, "1:3").click();
    await page.keyboard.type("when ready");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowUp");
    await page.locator('[data-at="1:3"] .pop-edit').waitFor();
    assert.equal(await cell(page, "1:3").getByRole("button").count(), 0);
    await context.close();
  });

  test("shows demand, score and changes of a project in tabs", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await cell(page, "0:0").click();
    await page.keyboard.press("Space");
    const drawer = page.locator("aside.drawer");
    const tab = (name) => drawer.getByRole("tab", { name });
    await tab("Details").focus();
    await page.keyboard.press("ArrowRight");
    await drawer.getByRole("tabpanel", { name: "Demand" }).getByText("hours in all").waitFor();
    assert.match(page.url(), /tab=demand/);
    const figure = drawer.locator("td a").first();
    assert.match(await figure.getAttribute("aria-label"), /, Q\d FY.*: \d+\.\d\d FTE$/);
    assert.deepEqual(await axe(page), []);
    await page.keyboard.press("ArrowRight");
    // The total of the arithmetic is the score of the row.
    const score = await text(page, `0:${(await page.locator(".reg-sort").count()) - 1}`);
    await drawer.getByRole("heading", { name: `Score ${score}, rank 1 of 60` }).waitFor();
    assert.equal((await drawer.locator("tfoot td").innerText()).trim(), score);
    assert.deepEqual(await axe(page), []);
    await page.keyboard.press("ArrowRight");
    await drawer.getByText("Nothing has changed here since the workspace was opened.").waitFor();
    await page.keyboard.press("ArrowRight");
    await drawer.getByRole("tabpanel", { name: "Details" }).waitFor();
    await drawer.getByLabel("Sponsor").fill("Chief pilot");
    await page.keyboard.press("Tab");
    await tab("Changes").click();
    await drawer.getByText(/^Sponsor: .* → Chief pilot$/).waitFor();
    assert.equal(await tab("Changes").getAttribute("aria-selected"), "true");
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });
});

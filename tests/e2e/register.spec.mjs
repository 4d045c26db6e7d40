// The register on the sample and on 10,000 projects: keys, clipboard, filters, details, paper.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { axe, freshPage, launch, ready } from "./lib/browser.mjs";
import { bigSample } from "./lib/big.mjs";
import { startSite } from "./lib/site.mjs";

const OPTIONS = { serviceWorkers: "block", permissions: ["clipboard-read", "clipboard-write"] };

/** Opens the sample at a page and waits for its first rows. */
async function openSample(page, site, place = "projects") {
  await page.goto(site.url);
  await ready(page);
  await page.getByRole("button", { name: "Open the sample" }).click();
  await page.locator(".rail").waitFor();
  await page.evaluate((to) => (location.hash = `#/${to}`), place);
  await page.locator(".reg-row").first().waitFor();
}

const cell = (page, at) => page.locator(`[data-at="${at}"]`);
const text = async (page, at) => (await cell(page, at).innerText()).trim();

/** Waits until the focus is on a cell. */
async function focused(page, at) {
  await page.waitForFunction((to) => document.activeElement?.dataset.at === to, at);
}

/** Waits until a cell shows a text. */
async function shows(page, at, wanted) {
  await page.waitForFunction(
    ([to, value]) => document.querySelector(`[data-at="${to}"]`)?.innerText.trim() === value,
    [at, wanted],
  );
}

describe("the register of projects", () => {
  let site;
  let browser;
  before(async () => {
    [site, browser] = await Promise.all([startSite(), launch()]);
  });
  after(async () => {
    await browser?.close();
    site?.stop();
  });

  test("is edited by keys alone, and every edit can be undone", async () => {
    const { context, page, watch } = await freshPage(browser, OPTIONS);
    await openSample(page, site);
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
    const { context, page } = await freshPage(browser, OPTIONS);
    await openSample(page, site);
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
    const { context, page } = await freshPage(browser, OPTIONS);
    await openSample(page, site);
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
    const { context, page } = await freshPage(browser, OPTIONS);
    await openSample(page, site);
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
    const { context, page } = await freshPage(browser, OPTIONS);
    await openSample(page, site);
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

  test("columns are made wider and moved, by pointer, keys and buttons, and stay so", async () => {
    const { context, page, watch } = await freshPage(browser, OPTIONS);
    await openSample(page, site);
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
    const { context, page, watch } = await freshPage(browser, OPTIONS);
    await openSample(page, site);
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
    const { context, page } = await freshPage(browser, OPTIONS);
    await openSample(page, site);
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
    const { context, page } = await freshPage(browser, OPTIONS);
    await openSample(page, site);
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
    const { context, page, watch } = await freshPage(browser, OPTIONS);
    await openSample(page, site);
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

  test("prints every row of the view", async () => {
    const { context, page } = await freshPage(browser, OPTIONS);
    await openSample(page, site);
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
      const { context, page } = await freshPage(browser, { ...OPTIONS, colorScheme });
      await openSample(page, site);
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
  let site;
  let browser;
  before(async () => {
    [site, browser] = await Promise.all([startSite(), launch()]);
  });
  after(async () => {
    await browser?.close();
    site?.stop();
  });

  test("shares of roles are edited in the details", async () => {
    const { context, page } = await freshPage(browser, OPTIONS);
    await openSample(page, site, "people");
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
    const { context, page } = await freshPage(browser, OPTIONS);
    await openSample(page, site, "people?show=roles");
    await cell(page, "0:0").click();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Delete" }).click();
    await page.locator(".toasts").getByText("still refer to").waitFor();
    await context.close();
  });
});

describe("10,000 projects", () => {
  let site;
  let browser;
  before(async () => {
    [site, browser] = await Promise.all([startSite(), launch()]);
  });
  after(async () => {
    await browser?.close();
    site?.stop();
  });

  test("keep the page under 3,000 elements, with every column shown", async () => {
    const { context, page } = await freshPage(browser, OPTIONS);
    const body = await bigSample(10_000);
    await page.route("**/sample.json", (route) => route.fulfill({ contentType: "application/json", body }));
    await openSample(page, site);
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

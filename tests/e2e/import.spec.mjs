// Bringing tables in: mended in one go, landed elsewhere, cancelled, and without workers.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe } from "./lib/browser.mjs";
import { Hand, WAYS } from "./lib/hand.mjs";
import { bring, land, read } from "./lib/imports.mjs";
import { downloaded, goTo, openSample, openStart } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";
import { storedNow } from "./lib/stored.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB", permissions: ["clipboard-read", "clipboard-write"] };

const PLAIN = "Project,Owner,Status,Cost\nAtlas,Ann,Grn,100\nBasil,Bob,grn,200\nCedar,Cat,Green,300\nDill,Dan,Red,400\n,Eve,Green,500\n";
const OTHER = "Project,Cost\nElder,7\nFennel,8\n";

const rows = (page) => page.locator("table.checks tbody tr");

/** What the store holds of workspaces and logs, by id. */
async function stored(page) {
  const kept = JSON.parse(await storedNow(page));
  const ids = Object.keys(kept).filter((key) => key.startsWith("head/")).map((key) => key.slice(5));
  const of = (id) => Object.fromEntries(Object.entries(kept).filter(([key]) => key.split("/")[1] === id));
  return { ids, of };
}

describe("an import", () => {
  const here = stage();

  test("takes the same file twice: the field forgets what was chosen", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "import");
    const field = await page.locator("#table-file").elementHandle();
    await read(page, "plan.csv", PLAIN);
    assert.equal(await field.evaluate((input) => input.value), "");
    await context.close();
  });

  for (const way of WAYS) {
    test(`replaces words in the sheet and takes it back, ${way}`, async (context) => {
      const { context: profile, page, watch } = await here.fresh(OPTIONS);
      const hand = new Hand(page, way);
      await openStart(page, here.site);
      await read(page, "plain.csv", PLAIN);
      await page.getByText(/^3 of 5 rows need you/).waitFor();
      await hand.activate(page.locator("summary", { hasText: "Find and replace" }));
      const count = page.locator(".replace [role=status]");
      await hand.fill(page.getByLabel("Find", { exact: true }), "gr");
      await count.getByText("4 cells in 4 rows").waitFor();
      if (hand.keys) {
        await hand.reach(page.getByLabel("Whole cell only"));
        await hand.press("Space");
      } else {
        await page.getByLabel("Whole cell only").check();
      }
      await count.getByText("No cell holds it").waitFor();
      assert.ok(await page.getByRole("button", { name: "Replace", exact: true }).isDisabled());
      await hand.fill(page.getByLabel("Find", { exact: true }), "grn");
      await count.getByText("2 cells in 2 rows").waitFor();
      await hand.fill(page.getByLabel("Replace with"), "Green");
      await hand.activate(page.getByRole("button", { name: "Replace in 2 cells" }));

      await page.getByRole("button", { name: "2 changed here", pressed: true }).waitFor();
      await rows(page).filter({ hasText: "Atlas" }).waitFor();
      assert.equal(await rows(page).count(), 2);
      for (const line of [2, 3]) {
        const cell = rows(page).nth(line - 2).locator("td.changed");
        const text = async () => (await cell.locator("input").count()) ? cell.locator("input").inputValue() : cell.innerText();
        assert.equal(await text(), "Green", "shown in place");
      }
      await page.getByText(/^1 of 5 rows need you/).waitFor();
      assert.deepEqual(await axe(page), []);

      await hand.activate(page.getByRole("button", { name: "Take back" }));
      await page.getByText(/^3 of 5 rows need you/).waitFor();
      await page.getByRole("button", { name: /changed here/ }).waitFor({ state: "detached" });
      await page.getByRole("textbox", { name: "Status, row 2" }).waitFor();
      assert.equal(await page.getByRole("textbox", { name: "Status, row 2" }).inputValue(), "Grn");

      await hand.activate(page.getByRole("button", { name: "Replace in 2 cells" }));
      await page.getByRole("button", { name: "2 changed here", pressed: true }).waitFor();
      hand.report(context, way);
      await land(page);
      await goTo(page, "projects");
      await page.getByText("5 of 5 projects").waitFor();
      assert.deepEqual(watch, { foreign: [], errors: [] });
      await profile.close();
    });
  }

  test("lands in a new workspace and leaves the open one as it is", async () => {
    const { context: profile, page, watch } = await here.fresh(OPTIONS);
    await openStart(page, here.site);
    await read(page, "plain.csv", PLAIN);
    await land(page);
    const first = await stored(page);
    assert.equal(first.ids.length, 1);

    await page.getByRole("button", { name: "Import another" }).click();
    await read(page, "other.csv", OTHER);
    await page.getByRole("radio", { name: /^New workspace/ }).check();
    await land(page, "Land in a new workspace");
    await goTo(page, "projects");
    await page.getByText("2 of 2 projects").waitFor();
    assert.equal(await page.getByText("Atlas").count(), 0);

    const both = await stored(page);
    assert.equal(both.ids.length, 2);
    assert.deepEqual(both.of(first.ids[0]), first.of(first.ids[0]));
    await page.reload();
    await page.getByText("2 of 2 projects").waitFor();
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await profile.close();
  });

  test("gives its problem rows as a file that reads as just these rows", async () => {
    const { context: profile, page, watch } = await here.fresh(OPTIONS);
    await openStart(page, here.site);
    await read(page, "plain.csv", PLAIN);
    await page.getByText(/^3 of 5 rows need you/).waitFor();
    const { name, bytes } = await downloaded(page, () =>
      page.getByRole("button", { name: "Problem rows .csv" }).click());
    assert.equal(name, "problem-rows.csv");
    await page.getByRole("button", { name: "Start over" }).click();
    await read(page, name, bytes);
    await page.getByText(/header in row 1 · 3 rows of data/).waitFor();
    await page.getByLabel("To be mended becomes").waitFor();
    await page.getByText(/^3 of 3 rows need you/).waitFor();
    const names = await rows(page).locator("td:nth-of-type(1)")
      .evaluateAll((cells) => cells.map((cell) => cell.querySelector("input")?.value ?? cell.innerText.trim()));
    assert.deepEqual(names, ["Atlas", "Basil", ""]);

    await page.getByRole("button", { name: "Start over" }).click();
    await read(page, "plain.csv", PLAIN);
    await land(page);
    const landed = await downloaded(page, () => page.getByRole("button", { name: "Problem rows .csv" }).click());
    assert.deepEqual(landed.bytes, bytes, "the same file from the card");
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await profile.close();
  });

  test("remembers its mapping for the next file with these headers, and only if told to", async () => {
    const { context: profile, page, watch } = await here.fresh(OPTIONS);
    const sheet = (one, two) => `Vorhaben,Betrag,Intern\n${one},12,x\n${two},7,y\n`;
    const becomes = (column) => page.getByLabel(`${column} becomes`, { exact: true });
    const chosen = (column) => becomes(column).evaluate((select) => select.selectedOptions[0].textContent);
    await openStart(page, here.site);
    await read(page, "first.csv", sheet("Atlas", "Basil"));
    const proposed = await chosen("Betrag");
    await becomes("Betrag").selectOption({ label: "Benefit" });
    await becomes("Intern").selectOption({ label: "Ignore" });
    await page.getByLabel(/^Remember this mapping/).uncheck();
    await land(page);
    await page.getByRole("button", { name: "Import another" }).click();
    await read(page, "second.csv", sheet("Cedar", "Dill"));
    assert.equal(await chosen("Betrag"), proposed, "it was not to be remembered");
    assert.notEqual(proposed, "Benefit");
    await becomes("Betrag").selectOption({ label: "Benefit" });
    await becomes("Intern").selectOption({ label: "Ignore" });
    await page.getByLabel(/^Remember this mapping/).check();
    await land(page);
    await page.reload();
    await goTo(page, "import");
    await read(page, "third.csv", sheet("Elder", "Fennel"));
    assert.deepEqual([await chosen("Betrag"), await chosen("Intern")], ["Benefit", "Ignore"]);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await profile.close();
  });

  test("can be cancelled while it reads: nothing changed, and the next one is read", async () => {
    const { context: profile, page, watch } = await here.fresh(OPTIONS);
    await openStart(page, here.site);
    await read(page, "plain.csv", PLAIN);
    await land(page);
    const before = await storedNow(page);
    await page.getByRole("button", { name: "Import another" }).click();
    const line = (nth) => `Project ${nth},Somebody ${nth % 97},Green,"1,234.56",2027-01-31,a note that is long enough to weigh something,${nth}\n`;
    const big = "Project,Owner,Status,Cost,Start,Note,Number\n" + Array.from({ length: 190000 }, (_, nth) => line(nth)).join("");
    await bring(page, "big.csv", big);
    const bar = page.getByRole("progressbar", { name: "Reading big.csv" });
    await bar.waitFor();
    await page.waitForFunction(() => document.querySelector("main progress")?.value > 1);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("heading", { level: 1, name: "Which spreadsheet do you want to bring in?" }).waitFor();
    assert.equal(await storedNow(page), before);
    await read(page, "other.csv", OTHER);
    await page.getByText(/2 rows of data/).waitFor();
    await goTo(page, "projects");
    await page.getByText("5 of 5 projects").waitFor();
    assert.equal(await storedNow(page), before);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await profile.close();
  });

  const blocked = {
    "is refused by the browser": (page) =>
      page.addInitScript(() => {
        globalThis.Worker = class {
          constructor() {
            throw new DOMException("blocked", "SecurityError");
          }
        };
      }),
    "does not exist in the browser": (page) => page.addInitScript(() => delete globalThis.Worker),
    "has no script at its address": (page) =>
      page.route("**/*_loader.js", (route) => route.fulfill({ status: 404, body: "" })),
  };
  for (const [what, block] of Object.entries(blocked)) {
    test(`works on the page and says so where the worker ${what}`, async () => {
      const { context: profile, page, watch } = await here.fresh(OPTIONS);
      await block(page);
      await openStart(page, here.site);
      await read(page, "plain.csv", PLAIN);
      await page.getByText(/starts no worker for this page/).waitFor();
      await page.getByText(/^3 of 5 rows need you/).waitFor();
      await page.getByRole("button", { name: "Start over" }).click();
      await bring(page, "empty.csv", "\n\n");
      await page.getByRole("heading", { level: 1, name: "This file was not read" }).waitFor();
      await read(page, "other.csv", OTHER);
      await land(page);
      await goTo(page, "projects");
      await page.getByText("2 of 2 projects").waitFor();
      const missing = watch.errors.filter((text) => !/404/.test(text));
      assert.deepEqual({ ...watch, errors: missing }, { foreign: [], errors: [] });
      await profile.close();
    });
  }

  test("says that it broke down where neither worker nor its program can be had", async () => {
    const { context: profile, page } = await here.fresh(OPTIONS);
    await page.route("**/workers-*/**", (route) => route.abort());
    await openStart(page, here.site);
    await bring(page, "plain.csv", PLAIN);
    await page.getByRole("heading", { level: 1, name: "This file was not read" }).waitFor();
    await page.getByText("Nothing was changed.").waitFor();
    await goTo(page, "projects");
    await profile.close();
  });
});

describe("numbers of an import", () => {
  const here = stage();

  // Sheet and workspace with different decimal marks: each is read by its own.
  const POINTS = "Project,Role,Jan 2027,Feb 2027\nAtlas,Developer,1.5,0.75\nBasil,Developer,1.5,0.25\n";
  const COMMAS = POINTS.replaceAll(",", ";").replaceAll(".", ",");
  for (const [locale, sheet, good, bad] of [["de-DE", POINTS, "1,5", "1.5"], ["en-GB", COMMAS, "1.5", "1,5"]]) {
    test(`a headcount is typed in the numbers of the workspace, ${locale}`, async () => {
      const { context: profile, page, watch } = await here.fresh({ ...OPTIONS, locale });
      await openStart(page, here.site);
      await read(page, "demand.csv", sheet);
      const people = page.getByRole("textbox", { name: "Developer", exact: true });
      await people.fill(bad);
      await people.press("Tab");
      assert.equal(await people.getAttribute("aria-invalid"), "true");
      await people.fill(good);
      await people.press("Tab");
      assert.equal(await people.getAttribute("aria-invalid"), null);
      const unit = page.getByRole("group", { name: "Unit" }).getByRole("button", { name: "FTE", exact: true });
      await unit.click();
      await page.getByRole("button", { name: "Land in the plan" }).click();
      await page.getByRole("link", { name: "Open the heatmap" }).click();
      // 3 FTE asked for in January, 1 in February; 1.5 there.
      await page.getByRole("gridcell", { name: /^Developer, Januar(y)? 2027: 200\s%/ }).waitFor();
      await page.getByRole("gridcell", { name: /^Developer, Februar(y)? 2027: 67\s%/ }).waitFor();
      assert.deepEqual(watch, { foreign: [], errors: [] });
      await profile.close();
    });
  }

  test("a table that makes a workspace is read by the locale of that workspace", async () => {
    const { context: profile, page } = await here.fresh({ ...OPTIONS, locale: "de-DE" });
    await openSample(page, here.site);
    await goTo(page, "import");
    await read(page, "open.csv", 'Project\tCost\nAtlas\t1.234\n');
    await page.getByText(/· decimal comma/).waitFor();
    await profile.close();
  });
});

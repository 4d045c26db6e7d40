// Before and after an import lands: people with their roles, cells mended in place, the card, a
// workbook of OpenDocument, and a whole workspace that leaves as a workbook and comes back.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe } from "./lib/browser.mjs";
import { Hand, WAYS } from "./lib/hand.mjs";
import { bring, land, read } from "./lib/imports.mjs";
import { openDocument } from "./lib/opendocument.mjs";
import { downloaded, goTo, openStart } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const ODS = "application/vnd.oasis.opendocument.spreadsheet";

const PEOPLE = "Name,Role,FTE\nAnn,Developer 60%; Analyst 40%,1\nBob,Tester,0.5\nCat,Developer 120%,1\n";
// Numbers and names that stand twice, a row that is too short, one that is too long, and two dates
// that are none.
const MESSY = "Key,Project,Start,Finish,Cost,Owner\nP1,Atlas,2027-01-01,2027-02-01,100,Ann\n"
  + "P1,Basil,soon,later,200,Bob\nP3,Atlas,2027-01-01\nP4,Dill,2027-01-01,2027-02-01,400,Dan,more\n";

const rows = (page) => page.locator("table.checks tbody tr");
const needs = (page, name) => rows(page).filter({ hasText: name }).locator("td.needs");

describe("a list of people", () => {
  const here = stage();

  for (const way of WAYS) {
    test(`comes with its roles, ${way}`, async () => {
      const { context, page, watch } = await here.fresh(OPTIONS);
      const hand = new Hand(page, way);
      await openStart(page, here.site);
      await read(page, "people.csv", PEOPLE);
      await page.getByText("1 of 3 rows need you").waitFor();
      await page.getByText(/Role, row 4: “Developer 120%” is neither a role nor a list of roles/).waitFor();
      await page.getByText("Not in this workspace yet: 3 roles").waitFor();
      assert.equal(await page.getByText("How many people are there in each role?").count(), 0, "the sheet says it");
      assert.deepEqual(await axe(page), []);
      await hand.fill(page.getByRole("textbox", { name: "Role, row 4" }), "Developer");
      await page.getByText("Every cell of 3 rows can be read").waitFor();
      await hand.activate(page.getByRole("button", { name: "Land in the plan" }));

      await page.getByRole("heading", { level: 1, name: "3 people from 3 rows are in the plan" }).waitFor();
      await page.getByRole("listitem").filter({ hasText: "3 roles: Developer, Analyst, Tester" }).waitFor();
      await page.getByText("Every row and every cell landed as it stands.").waitFor();
      assert.deepEqual(await axe(page), []);

      // The same again names nobody new; another spelling of a role can be taken for it.
      await hand.activate(page.getByRole("button", { name: "Import another" }));
      await read(page, "more.csv", "Name,Role\nDan,Devs\n");
      await page.getByText("Not in this workspace yet: 1 role").waitFor();
      await hand.activate(page.locator("summary", { hasText: "Not in this workspace yet" }));
      await page.getByLabel("“Devs” is").selectOption("Developer");
      await page.getByText("Not in this workspace yet: 0 roles").waitFor();
      await land(page);
      assert.equal(await page.getByText("What was made new").count(), 0);
      await goTo(page, "people");
      await page.getByText("4 of 4 people").waitFor();
      assert.deepEqual(watch, { foreign: [], errors: [] });
      await context.close();
    });
  }
});

describe("a sheet with problems", () => {
  const here = stage();

  test("names column and row, tells nothing twice, and lets every cell be mended", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openStart(page, here.site);
    await read(page, "messy.csv", MESSY);
    await page.getByText("2 of 4 rows need you").waitFor();
    const said = await needs(page, "row 3").innerText();
    assert.match(said, /Key, row 3: Row 2 has the same number; both are kept/);
    assert.match(said, /Start, Finish, row 3: “soon” is not a date; it stays as typed and counts as empty\. The same holds for “later”/);
    assert.equal(said.match(/counts as empty/g).length, 1, said);
    assert.match(await needs(page, "row 4").innerText(), /Project, row 4: Row 2 has the same name; both are kept/);
    await page.getByText("1 row shorter than the header, the first in line 4; what is missing counts as empty").first().waitFor();
    await page.getByText(/^1 row longer than the header, the first in line 5/).first().waitFor();

    assert.equal(await page.getByRole("textbox", { name: "Owner, row 3" }).count(), 0);
    await page.getByLabel("Show every column").check();
    await page.getByRole("textbox", { name: "Owner, row 3" }).fill("Bo");
    await page.getByRole("textbox", { name: "Owner, row 3" }).press("Tab");
    await page.getByRole("textbox", { name: "Key, row 3" }).fill("P2");
    await page.getByRole("textbox", { name: "Key, row 3" }).press("Tab");
    await page.getByText(/has the same number/).waitFor({ state: "detached" });
    assert.deepEqual(await axe(page), []);

    for (const width of [1440, 800]) {
      await page.setViewportSize({ width, height: 900 });
      const box = await page.locator("table.checks td.needs").first().boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= width, `${width}: ${JSON.stringify(box)}`);
      const pane = await page.locator(".scroll-x").first().boundingBox();
      assert.ok(box.x + box.width <= pane.x + pane.width + 1, `${width}: beyond the pane`);
    }

    await land(page);
    const not = await page.getByRole("listitem").allInnerTexts();
    assert.ok(not.some((line) => line.startsWith("2 cells stay as typed, are marked")), not.join("\n"));
    assert.ok(not.some((line) => line.startsWith("1 row shorter than the header")), not.join("\n"));
    await goTo(page, "projects");
    await page.getByText("4 of 4 projects").waitFor();
    await page.getByText("Bo", { exact: true }).waitFor();
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("demand has its card too, with the way to the heatmap", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openStart(page, here.site);
    await read(page, "demand.csv", "Project,Role,2027-01,2027-02,2027-03\nAtlas,Developer,10,20,x\nAtlas,Tester,5,5,5\n");
    await page.getByText("1 of 2 rows need you").waitFor();
    await land(page);
    await page.getByRole("heading", { level: 1, name: "1 project from 2 rows is in the plan" }).waitFor().catch(async () => {
      assert.fail(await page.locator("h1").innerText());
    });
    await page.getByRole("listitem").filter({ hasText: "2 roles: Developer, Tester" }).waitFor();
    await page.getByRole("listitem").filter({ hasText: "1 cell stays as typed, is marked in the register and counts as empty" }).waitFor();
    await page.getByRole("link", { name: "Open the heatmap" }).click();
    await page.waitForFunction(() => location.hash.startsWith("#/capacity"));
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });
});

describe("a workbook", () => {
  const here = stage();

  test("of OpenDocument is read, with its million empty rows", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openStart(page, here.site);
    await read(page, "plan.ods", openDocument([["Project", "Owner", "Cost"], ["Atlas", "Ann", 1200.5], ["Basil", "Bob", 7]]), ODS);
    await page.getByText(/header in row 1 · 2 rows of data/).waitFor();
    await land(page);
    await goTo(page, "projects");
    await page.getByText("2 of 2 projects").waitFor();
    await goTo(page, "import");
    await bring(page, "locked.ods", openDocument([["a"]], true), ODS);
    await page.getByText("The workbook asks for a password.").waitFor();
    await page.getByText(/take the password off and save it/).waitFor();
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("of the whole workspace comes back without a difference", async (told) => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openStart(page, here.site);
    const line = (nth) => `P${nth},Project ${nth},Owner ${nth % 7},2027-0${1 + (nth % 9)}-15,${nth * 1000},"Line one\n=${nth}+1"`;
    const lines = Array.from({ length: 120 }, (_, nth) => line(nth + 1));
    await read(page, "own.csv", `Key,Project,Owner,Start,Cost,Remark\n${lines.join("\n")}\n`);
    await land(page);
    await goTo(page, "projects");
    await page.getByText("120 of 120 projects").waitFor();
    await page.getByRole("button", { name: "Hand out or bring in" }).click();
    const { name, bytes } = await downloaded(page, () =>
      page.getByRole("button", { name: "Whole workspace as a workbook" }).click());
    told.diagnostic(`${name}: ${bytes.length} bytes`);
    await goTo(page, "import");
    await bring(page, name, bytes, XLSX);
    await page.getByRole("heading", { level: 1, name: "This workbook is a workspace" }).waitFor();
    await page.getByText("It is the workspace that is open.").waitFor();
    await page.getByText("It says what the workspace says; nothing would change.").waitFor();
    assert.equal(await page.getByRole("button", { name: "Take the changes over" }).count(), 0);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });
});

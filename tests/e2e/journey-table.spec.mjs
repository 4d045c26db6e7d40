// From one's own sheet to a heatmap, and from the real portfolios to a list cut by a budget.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Hand, WAYS } from "./lib/hand.mjs";
import { goTo, openStart, saved } from "./lib/places.mjs";
import { realData } from "./lib/real.mjs";
import { stage } from "./lib/stage.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB", permissions: ["clipboard-read", "clipboard-write"] };
const NOW = new Date("2026-11-22T10:00:00Z");

// As it is copied from a workbook: a title, months across the top in German, decimal commas, a
// month of more than a thousand hours, a day that does not exist, and a row of totals.
const MONTHS = ["Jan 2027", "Feb 2027", "Mrz 2027", "Apr 2027", "Mai 2027", "Jun 2027"];
const ROWS = [
  ["Kundenportal", "Entwickler", "01.01.2027", "30.06.2027", "1.234,56", "640,5", "812,25", "700", "455,75", "320"],
  ["Kundenportal", "Analyst", "01.01.2027", "30.06.2027", "120,5", "150", "95,25", "80", "40", ""],
  ["Datenumzug", "Entwickler", "15.01.2027", "31.02.2027", "300", "280,75", "", "", "", ""],
  ["Filialnetz", "Analyst", "01.03.2027", "30.06.2027", "", "", "160,5", "210", "230,5", "190"],
];
const HEADCOUNT = { Entwickler: 6, Analyst: 1.5 };
const BAD = "31.02.2027";

/** A number as this sheet writes it. */
const german = (text) => Number(text.replaceAll(".", "").replace(",", ".") || "0");

const TOTALS = MONTHS.map((_, nth) => ROWS.reduce((sum, row) => sum + german(row[4 + nth]), 0).toLocaleString("de-DE"));
const SHEET = [
  ["Einsatzplanung 2027 (Stunden je Monat)"],
  [],
  ["Projekt", "Rolle", "Start", "Ende", ...MONTHS],
  ...ROWS,
  ["Summe", "", "", "", ...TOTALS],
].map((row) => row.join("\t")).join("\r\n");

/** Monday to Friday of a month of 2027. */
function workingDays(month) {
  let days = 0;
  for (let day = new Date(Date.UTC(2027, month, 1)); day.getUTCMonth() === month; day.setUTCDate(day.getUTCDate() + 1)) {
    days += day.getUTCDay() >= 1 && day.getUTCDay() <= 5 ? 1 : 0;
  }
  return days;
}

/** What the heatmap has to say, by hand: hours asked for over eight hours a working day and head. */
function expected() {
  const names = ["January", "February", "March", "April", "May", "June"];
  return Object.entries(HEADCOUNT).flatMap(([role, people]) =>
    names.map((name, nth) => {
      const demand = ROWS.filter((row) => row[1] === role).reduce((sum, row) => sum + german(row[4 + nth]), 0);
      const percent = Math.round((100 * demand) / (people * workingDays(nth) * 8));
      return { role, period: `${name} 2027`, percent };
    }));
}

/** The cell of the heatmap with this utilisation. */
const heat = (page, { role, period, percent }) =>
  page.getByRole("gridcell", { name: new RegExp(`^${role}, ${period}: ${percent}\\s%`) });

describe("a sheet of one's own", () => {
  const here = stage();

  for (const way of WAYS) {
    test(`becomes a heatmap in less than three minutes of actions, ${way}`, async (context) => {
      const { context: profile, page, watch } = await here.fresh(OPTIONS);
      await profile.clock.setFixedTime(NOW);
      const hand = new Hand(page, way);
      await openStart(page, here.site);
      await page.evaluate((text) => navigator.clipboard.writeText(text), SHEET);
      if (hand.keys) await hand.press("Control+v");
      else await hand.activate(page.getByRole("button", { name: "Paste" }));

      await page.getByRole("heading", { level: 1, name: "Import what you pasted" }).waitFor();
      await page.getByText(/header in row 3 · 4 rows of data/).waitFor();
      await page.getByText("6 months").first().waitFor();
      await page.getByRole("group", { name: "Unit" }).getByRole("button", { name: "h", exact: true, pressed: true }).waitFor();
      await page.getByText(`“${BAD}” is a day the calendar does not have`).waitFor();
      const line = 3 + 1 + ROWS.findIndex((row) => row.includes(BAD));
      await hand.fill(page.getByRole("textbox", { name: `Ende, row ${line}` }), "28.02.2027");
      await page.getByText(`“${BAD}” is a day the calendar does not have`).waitFor({ state: "detached" });
      for (const [role, people] of Object.entries(HEADCOUNT)) {
        await hand.fill(page.getByRole("textbox", { name: role, exact: true }), String(people));
      }
      await hand.activate(page.getByRole("button", { name: "Land in the plan" }));
      await page.getByRole("heading", { level: 1, name: /in the plan$/ }).waitFor();
      await hand.activate(page.getByRole("link", { name: "Open the heatmap" }));

      const cells = expected();
      assert.ok(cells.some(({ percent }) => percent > 100) && cells.some(({ percent }) => percent < 70));
      for (const cell of cells) await heat(page, cell).waitFor();
      await page.getByRole("heading", { level: 1, name: / over capacity / }).waitFor();
      hand.report(context, way);
      await saved(page);

      if (hand.keys) await hand.press("Control+z");
      else await hand.activate(page.getByRole("button", { name: /^Undo: / }));
      await page.getByRole("gridcell").first().waitFor({ state: "detached" });
      assert.ok(await page.getByRole("button", { name: "Undo", exact: true }).isDisabled(), "it was one step");
      if (hand.keys) await hand.press("Control+y");
      else await hand.activate(page.getByRole("button", { name: /^Redo: / }));
      for (const cell of cells) await heat(page, cell).waitFor();
      await saved(page);
      await page.reload();
      for (const cell of cells) await heat(page, cell).waitFor();
      assert.deepEqual(watch, { foreign: [], errors: [] });
      await profile.close();
    });
  }
});

describe("the published portfolios", () => {
  const folder = realData();
  const skip = folder ? false : "no folder of published portfolios lies beside the checkout";
  // Rows as an independent reader counts them, the column that says what a project costs, and a budget.
  const files = [
    { name: "uk-gmpp-2018.csv", rows: 133, budget: "50bn" },
    { name: "uk-gmpp-2021.csv", rows: 184, budget: "50bn" },
    { name: "canada-it-2019.csv", rows: 463, budget: "2bn" },
    { name: "synthetic-250.csv", rows: 250, budget: "20m" },
  ];
  const here = stage({}, !skip);

  for (const { name, rows, budget } of files) {
    test(`${name} is imported, ranked by its costs and cut`, { skip }, async (context) => {
      const { context: profile, page, watch } = await here.fresh(OPTIONS);
      await openStart(page, here.site);
      const chooser = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: "Choose a file" }).click();
      await (await chooser).setFiles(fileURLToPath(new URL(name, folder)));
      await page.getByRole("heading", { level: 1, name: `Import “${name}”` }).waitFor();
      await page.getByText(new RegExp(`· ${rows} rows of data`)).waitFor();
      await page.getByRole("button", { name: "Land in the plan" }).click();
      const landed = page.getByRole("heading", { level: 1, name: new RegExp(`from ${rows} rows are in the plan$`) });
      await landed.waitFor();
      const projects = Number((await landed.innerText()).split(" ")[0]);
      context.diagnostic(`${name}: ${projects} projects from ${rows} rows`);
      await page.getByRole("link", { name: "Score and cut by budget" }).click();
      await page.getByRole("button", { name: "Use a column of my sheet" }).click();
      const form = page.getByRole("dialog");
      await form.getByLabel("Field of the project").selectOption({ label: "Cost" });
      await form.getByLabel("Name").fill("Cost");
      await form.getByRole("button", { name: "Take the ends from the data" }).click();
      await form.getByRole("button", { name: "Save" }).click();
      await page.getByRole("grid", { name: "Ranked projects" }).waitFor();
      await page.getByRole("textbox", { name: "Budget", exact: true }).fill(budget);
      await page.keyboard.press("Tab");
      const line = page.getByRole("slider", { name: "Cut line" });
      await line.waitFor();
      const above = Number(await line.getAttribute("aria-valuenow"));
      assert.equal(Number(await line.getAttribute("aria-valuemax")), projects);
      assert.ok(above > 0 && above < projects, `${above} of ${projects} above the line`);
      context.diagnostic(`${name}: ${above} above the line of ${budget}`);
      await saved(page);
      await page.reload();
      await line.waitFor();
      assert.equal(Number(await line.getAttribute("aria-valuenow")), above);
      await goTo(page, "projects");
      await page.getByText(`${projects} of ${projects} projects`).waitFor();
      assert.deepEqual(watch, { foreign: [], errors: [] });
      await profile.close();
    });
  }
});

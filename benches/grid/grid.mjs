// The register beside AG Grid in the same browser: an edit with the totals that follow it, a jump,
// a sort, a filter, and the elements of the page. `cargo xtask bench grid` brings what it needs.
//
// Both show the same numbers. They take turns, so that what else the machine does falls on both;
// what counts is the middle of the ratios of neighbouring runs, with the middle half of them.
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { idOf, workspaceFile } from "../../tests/e2e/lib/big.mjs";
import { startSite } from "../../tests/e2e/lib/site.mjs";

const [peers, browserPath] = process.argv.slice(2);
const require = createRequire(new URL("../../tests/e2e/package.json", import.meta.url));
const { chromium } = require("playwright-core");

const COLUMNS = 36;
const PAIRS = 9;
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const field = (nth) => idOf(500 + nth);
const view = idOf(499);
const value = (row, nth) => ((row * 31 + nth * 17) % 997) + 1;

const many = (count, of) => Array.from({ length: count }, (_, nth) => of(nth));

/** A workspace of so many projects with a number in each of the columns. */
function workspace(rows) {
  return workspaceFile({
    field_defs: many(COLUMNS, (nth) => ({ id: field(nth), kind: "number", name: `C${nth}`, table: "projects" })),
    projects: many(rows, (row) => ({
      custom: Object.fromEntries(many(COLUMNS, (nth) => [field(nth), value(row, nth)])),
      id: idOf(10_000 + row),
      name: `Project ${row + 1}`,
    })),
    saved_views: [{
      columns: ["name", ...many(COLUMNS, (nth) => `custom:${field(nth)}~sum`)].join(" "),
      id: view, name: "Numbers", table: "projects",
    }],
    settings: [{ currency: "GBP", fiscal_start: 4, id: idOf(0), locale: "en-GB", name: "Numbers" }],
  });
}

/** The page of the other grid: the same numbers, with the sums as a pinned row. */
const other = (rows) => `<!doctype html><meta charset="utf-8"><div id="grid" style="height:760px"></div>
<script src="/ag.js"></script><script>
const value = ${value}; const rows = ${rows}; const columns = ${COLUMNS};
const data = Array.from({ length: rows }, (_, row) => {
  const one = { name: "Project " + (row + 1) };
  for (let nth = 0; nth < columns; nth += 1) one["c" + nth] = value(row, nth);
  return one;
});
const sums = () => {
  const total = { name: "Total" };
  for (let nth = 0; nth < columns; nth += 1) {
    let sum = 0;
    for (const row of data) sum += row["c" + nth];
    total["c" + nth] = sum;
  }
  return [total];
};
window.grid = agGrid.createGrid(document.querySelector("#grid"), {
  animateRows: false,
  columnDefs: [{ field: "name", pinned: "left" }, ...Array.from({ length: columns }, (_, nth) => ({
    field: "c" + nth, editable: true, filter: "agNumberColumnFilter", width: 90,
    valueParser: (event) => Number(event.newValue),
  }))],
  onCellValueChanged: (event) => event.api.setGridOption("pinnedBottomRowData", sums()),
  pinnedBottomRowData: sums(),
  rowData: data,
});
</script>`;

/** The time of what `act` does, until two frames after it was drawn, in milliseconds. */
async function timed(page, act, settled) {
  const client = await page.context().newCDPSession(page);
  const busy = async () => {
    const { metrics } = await client.send("Performance.getMetrics");
    return 1000 * metrics.find(({ name }) => name === "TaskDuration").value;
  };
  await client.send("Performance.enable");
  const before = await busy();
  await act();
  await page.waitForFunction(settled);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const after = await busy();
  await client.detach();
  return after - before;
}

/** What each grid is asked to do, and how it is seen that it is done. */
const ours = {
  async edit(page, nth) {
    await page.locator('[data-at="1:1"]').click();
    const wanted = `${1000 + nth}`;
    await page.keyboard.type(wanted);
    return timed(page, () => page.keyboard.press("Enter"),
      `document.querySelector('[data-at="1:1"]').innerText.replace(/\\D/g, "") === "${wanted}"`);
  },
  async jump(page, nth) {
    const top = nth % 2 === 0 ? 0.83 : 0.21;
    return timed(page, () => page.evaluate((share) => {
      const reg = document.querySelector(".reg");
      reg.scrollTop = reg.scrollHeight * share;
    }, top), "document.querySelectorAll('.reg-row').length > 10");
  },
  async sort(page) {
    await page.locator(".reg").evaluate((reg) => (reg.scrollTop = 0));
    return timed(page, () => page.locator('[data-at="head:2"]').click(), "true");
  },
  async filter(page, nth) {
    const text = nth % 2 === 0 ? "project 99" : "";
    return timed(page, () => page.locator(".toolbar input[type=search]").fill(text),
      `((said) => said[1] ${text ? "!==" : "==="} said[2])(/^([\\d,]+) of ([\\d,]+)/.exec(document.querySelector(".reg-foot .key").innerText))`);
  },
};
const theirs = {
  async edit(page, nth) {
    await page.locator('.ag-center-cols-container [row-index="1"] [col-id="c0"]').click();
    const wanted = `${1000 + nth}`;
    await page.keyboard.press("Enter");
    await page.keyboard.type(wanted);
    return timed(page, () => page.keyboard.press("Enter"),
      `document.querySelector('.ag-center-cols-container [row-index="1"] [col-id="c0"]').innerText === "${wanted}"`);
  },
  async jump(page, nth) {
    const top = nth % 2 === 0 ? 0.83 : 0.21;
    return timed(page, () => page.evaluate((share) => {
      const body = document.querySelector(".ag-body-viewport");
      body.scrollTop = body.scrollHeight * share;
    }, top), "document.querySelectorAll('.ag-center-cols-container [row-index]').length > 10");
  },
  async sort(page, nth) {
    const way = ["asc", "desc"][nth % 2];
    return timed(page, () => page.evaluate((sort) =>
      window.grid.applyColumnState({ state: [{ colId: "c1", sort }], defaultState: { sort: null } }), way), "true");
  },
  async filter(page, nth) {
    const text = nth % 2 === 0 ? "project 99" : "";
    return timed(page, () => page.evaluate((quick) => window.grid.setGridOption("quickFilterText", quick), text), "true");
  },
};

async function openOurs(browser, site, rows) {
  const page = await (await browser.newContext({ bypassCSP: true, serviceWorkers: "block", viewport: { width: 1440, height: 900 } })).newPage();
  await page.route("**/sample.json", (route) => route.fulfill({ contentType: "application/json", body: workspace(rows) }));
  await page.goto(site.url);
  await page.getByRole("button", { name: "Open the sample" }).click();
  await page.locator(".rail").waitFor();
  await page.evaluate((to) => (location.hash = `#/projects?view=${to}`), view);
  await page.locator('[data-at="1:1"]').waitFor();
  return page;
}

async function openTheirs(browser, rows) {
  const script = await readFile(join(peers, "node_modules/ag-grid-community/dist/ag-grid-community.min.js"));
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.route("http://peer.test/**", (route) =>
    route.request().url().endsWith("ag.js")
      ? route.fulfill({ contentType: "text/javascript", body: script })
      : route.fulfill({ contentType: "text/html", body: other(rows) }));
  await page.goto("http://peer.test/");
  await page.locator('.ag-center-cols-container [row-index="1"]').waitFor();
  return page;
}

const middle = (all, at = 0.5) => [...all].sort((a, b) => a - b)[Math.floor((all.length - 1) * at)];
const fixed = (number, digits = 2) => number.toFixed(digits);

const site = await startSite();
const browser = await chromium.launch({ executablePath: browserPath, args: FLAGS });
try {
  for (const rows of [1_000, 10_000]) {
    const [own, peer] = [await openOurs(browser, site, rows), await openTheirs(browser, rows)];
    const elements = (page) => page.evaluate(() => document.querySelectorAll("*").length);
    console.log(`${rows} rows of ${COLUMNS}: ${await elements(own)} elements, AG Grid ${await elements(peer)}`);
    // What the measuring itself costs: a key that does nothing.
    const idle = async (page) => {
      const all = [];
      for (let nth = 0; nth < PAIRS; nth += 1) all.push(await timed(page, () => page.keyboard.press("Shift"), "true"));
      return middle(all);
    };
    const [own0, peer0] = [await idle(own), await idle(peer)];
    for (const what of ["edit", "jump", "sort", "filter"]) {
      const [mine, yours, ratios] = [[], [], []];
      for (let nth = -2; nth < PAIRS; nth += 1) {
        const turn = nth + 2;
        const first = turn % 2 === 0;
        const a = first ? await ours[what](own, turn) : null;
        const b = Math.max(await theirs[what](peer, turn) - peer0, 0.1);
        const c = Math.max((first ? a : await ours[what](own, turn)) - own0, 0.1);
        // The first two warm both up.
        if (nth >= 0) [mine, yours, ratios].forEach((all, at) => all.push([c, b, c / b][at]));
      }
      console.log(
        `  ${what.padEnd(6)} ratio ${fixed(middle(ratios))} (${fixed(middle(ratios, 0.25))} to ${fixed(middle(ratios, 0.75))}),` +
        ` ours ${fixed(middle(mine), 1)} ms, AG Grid ${fixed(middle(yours), 1)} ms`);
    }
    await own.context().close();
    await peer.context().close();
  }
} finally {
  await browser.close();
  site.stop();
}

// What holds on every page: accessible in both themes, nothing asked of others, saved truly, printed whole.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { axe, offline, offlineReady, ready } from "./lib/browser.mjs";
import { bigSample } from "./lib/big.mjs";
import { downloaded, goTo, openFile, openSample, openStart, saved } from "./lib/places.mjs";
import { startSite } from "./lib/site.mjs";
import { stage } from "./lib/stage.mjs";
import { storedNow } from "./lib/stored.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };
const SAMPLE = await readFile(new URL("../../public/sample.json", import.meta.url), "utf8");
const PAGES = [
  "home",
  "projects",
  "prioritise",
  "prioritise?tab=score",
  "prioritise?tab=objectives",
  "prioritise?tab=methods",
  "prioritise?tab=best",
  "capacity",
  "capacity, its table",
  "people",
  "people?show=roles",
  "portfolios?show=objectives",
  "intake",
  "risks",
  "issues?show=actions",
  "money",
  "benefits?show=kpis",
  "skills?show=skill_levels",
  "stakeholders",
  "maturity",
  "maturity?tab=questions",
  "maturity?tab=workshop",
  "maturity?tab=roadmap",
  "maturity?tab=model",
  "scenarios",
  "level",
  "requests",
  "office",
  "health",
  "history",
  "history?show=points",
  "safety",
  "settings",
  "import",
  "start",
];
const WEIGHT = "Weight of Strategic fit";

/** A workspace of one's own with nothing in it. */
async function openEmpty(page, site) {
  await openStart(page, site);
  await page.getByRole("button", { name: "Start an assessment" }).click();
  await page.getByRole("heading", { name: "How mature is your project office?" }).waitFor();
}

/** Goes to a page and waits until it has drawn what it computes. */
async function settle(page, path) {
  const [address, table] = path.split(", its ");
  await goTo(page, address);
  if (table) {
    const button = page.getByRole("button", { name: /^Table/ });
    if (await button.count()) await button.first().click();
  }
  if (path.startsWith("maturity")) {
    await page.getByText("The questions are being loaded…").waitFor({ state: "detached" });
  }
  await page.waitForLoadState("networkidle");
}

/** Sets a weight: the edit that these tests make. */
async function setWeight(page, text) {
  const weight = page.getByRole("spinbutton", { name: WEIGHT });
  await weight.fill(text);
  await weight.press("Tab");
}

describe("every page", () => {
  const here = stage();

  for (const colorScheme of ["light", "dark"]) {
    for (const [what, open] of [["an empty workspace", openEmpty], ["the sample", openSample]]) {
      test(`has no accessibility violation with ${what}, ${colorScheme}`, async () => {
        const { context, page, watch } = await here.fresh({ ...OPTIONS, colorScheme, reducedMotion: "reduce" });
        await openStart(page, here.site);
        const found = (await axe(page)).map((violation) => `first start: ${violation}`);
        await open(page, here.site);
        for (const path of PAGES) {
          await settle(page, path);
          found.push(...(await axe(page)).map((violation) => `${path}: ${violation}`));
          const shown = await page.locator("body").innerText();
          if (/\bon ?: ?\w+ ?=|move ?\||\.get ?\(\)/.test(shown)) found.push(`${path}: source text is shown`);
        }
        assert.deepEqual(found, []);
        assert.deepEqual(watch, { foreign: [], errors: [] });
        await context.close();
      });
    }
  }

  test("works under a folder, reloads there, and reads a sheet in its worker", async () => {
    const nested = await startSite({ under: "/a/b/" });
    const { context, page, watch } = await here.fresh({ locale: "en-GB" });
    try {
      assert.match(nested.url, /\/a\/b\/$/);
      await openSample(page, nested);
      for (const path of PAGES) {
        await settle(page, path);
        assert.ok((await page.locator("main h1").innerText()).trim().length > 0, path);
      }
      // A table never lands in the sample: it gets a workspace of its own.
      await goTo(page, "import");
      await page.locator("#table-file").setInputFiles({
        name: "small.csv",
        mimeType: "text/csv",
        buffer: Buffer.from("Project,Budget\nAlpha,100\nBeta,200\n"),
      });
      await page.getByRole("heading", { level: 1, name: "Import “small.csv”" }).waitFor();
      await page.getByRole("button", { name: /^Land in/ }).click();
      await page.getByRole("heading", { level: 1, name: "2 projects from 2 rows are in the plan" }).waitFor();
      await saved(page);
      await offlineReady(page);
      await offline(context, async () => {
        await page.reload();
        await ready(page);
        await goTo(page, "projects");
        await page.getByText("2 of 2 projects").waitFor();
      });
      assert.deepEqual(watch, { foreign: [], errors: [] });
    } finally {
      await context.close();
      nested.stop();
    }
  });

  test("follows the chosen theme, also after a reload", async () => {
    const { context, page } = await here.fresh({ ...OPTIONS, colorScheme: "light" });
    await openSample(page, here.site);
    const shown = () => page.evaluate(() => [document.documentElement.dataset.theme, getComputedStyle(document.body).backgroundColor]);
    const light = await shown();
    await page.getByRole("button", { name: "Theme: As the system" }).click();
    await page.getByRole("button", { name: "Theme: Light" }).click();
    await page.getByRole("button", { name: "Theme: Dark" }).waitFor();
    const dark = await shown();
    assert.deepEqual([light[0], dark[0]], ["light", "dark"]);
    assert.notEqual(light[1], dark[1]);
    await page.reload();
    await page.getByRole("button", { name: "Theme: Dark" }).waitFor();
    assert.deepEqual(await shown(), dark);
    await context.close();
  });
});

describe("saving", () => {
  const here = stage();

  test("is said when it is done, and survives a reload at once", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "prioritise");
    await page.getByText("All is saved").waitFor();
    await setWeight(page, "31");
    await saved(page);
    await page.reload();
    await page.getByRole("spinbutton", { name: WEIGHT }).waitFor();
    assert.equal(await page.getByRole("spinbutton", { name: WEIGHT }).inputValue(), "31");
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("of a second tab is refused, said, and overwrites nothing, where the browser has no locks", async () => {
    const { context, page: first } = await here.fresh(OPTIONS);
    await context.addInitScript(() => delete Navigator.prototype.locks);
    await openSample(first, here.site);
    await goTo(first, "prioritise");
    const second = await context.newPage();
    await second.goto(`${here.site.url}#/prioritise`);
    await second.getByRole("spinbutton", { name: WEIGHT }).waitFor();
    await setWeight(first, "31");
    await saved(first);
    const kept = await storedNow(first);
    await setWeight(second, "99");
    const alert = second.getByRole("alert");
    await alert.getByText(/^NOT SAVED: another window has changed this workspace/).waitFor();
    assert.equal(await storedNow(first), kept);
    await second.getByRole("button", { name: "Leave them, show the other version" }).click();
    await alert.waitFor({ state: "detached" });
    assert.equal(await second.getByRole("spinbutton", { name: WEIGHT }).inputValue(), "31");
    await second.getByText("Another window made changes that were never saved: 1.").waitFor();
    await setWeight(second, "32");
    await saved(second);
    await context.close();
  });

  test("says so where the browser keeps nothing, and everything else still works", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("blocked by the browser", "SecurityError");
      };
    });
    await openSample(page, here.site);
    const words = page.getByText("This browser keeps nothing: save a file before you close");
    await words.first().waitFor();
    await goTo(page, "prioritise");
    await setWeight(page, "31");
    await page.getByText(/^Sum\s*101$/).waitFor();
    await words.first().waitFor();
    assert.equal(await page.getByText(/^Saved on this device/).count(), 0);
    await context.close();
  });

  test("a workspace file that is not right is refused in words, and nothing changes", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    const wrong = [
      ["empty", "", "The file is empty. Nothing was changed."],
      ["cut off", SAMPLE.slice(0, SAMPLE.length / 2), /damaged at line \d+, column \d+\. Nothing was changed\.$/],
      ["a table", "Project;Cost\nAlpha;1\n", /^This is not a workspace file, or it is damaged at line 1/],
      ["binary", [0xff, 0x00, 0x7b], "This is not a workspace file: it holds no text. Nothing was changed."],
      ["foreign", '{"name":"something else"}', /^This is not a Plumbline workspace\./],
      ["a list", "[1,2,3]", /^This is not a Plumbline workspace\./],
      ["changed", SAMPLE.replace("Calder Mutual", "Calder Matual"), /^The file was changed or damaged after it was saved/],
      ["without a part", SAMPLE.replace('"lineage"', '"lineoge"'), /^The file is damaged: “lineage” is missing/],
    ];
    for (const [place, button] of [["start", "Open a workspace file"], ["settings", "Open a file"]]) {
      await goTo(page, place);
      const [kept, shown] = [await storedNow(page), await page.locator("main").innerText()];
      for (const [name, bytes, words] of wrong) {
        await openFile(page, button, `${name}.json`, bytes);
        await page.getByRole("status").getByText(words).waitFor();
        await page.getByRole("status").getByRole("button", { name: "Close" }).click();
        assert.equal(await storedNow(page), kept, name);
        assert.equal(await page.locator("main").innerText(), shown, name);
      }
    }
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("a workspace file of a newer version is looked at, never changed, and handed on as it is", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await page.locator(".statusbar").getByText("All is saved").waitFor();
    const kept = await storedNow(page);
    const newer = SAMPLE.replace(/"schema":\s*\d+/, '"schema":99');
    assert.notEqual(newer, SAMPLE);
    await goTo(page, "settings");
    await openFile(page, "Open a file", "newer.json", newer);
    await page.getByText(/^This file was made by a newer version\./).first().waitFor();
    await goTo(page, "prioritise");
    const weight = page.getByRole("spinbutton", { name: WEIGHT });
    await weight.fill("31");
    await weight.press("Tab");
    await page.getByText(/^Sum\s*100$/).waitFor();
    const file = await downloaded(page, () => page.getByRole("button", { name: "Save the file as it is" }).click());
    assert.equal(file.bytes.toString("utf8"), newer);
    assert.equal(await storedNow(page), kept);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });
});

describe("paper", () => {
  const here = stage();

  /** Pages and table rows of what the browser prints: its tagged PDF says which parts are rows. */
  async function printed(page) {
    const pdf = (await page.pdf({ tagged: true, format: "A4", landscape: true })).toString("latin1");
    const count = (pattern) => (pdf.match(pattern) ?? []).length;
    return { pages: count(/\/Type\s*\/Page\b/g), rows: count(/\/S\s*\/TR\b/g) };
  }

  test("holds all of 1,000 projects", async (context) => {
    const { context: profile, page } = await here.fresh(OPTIONS);
    const body = await bigSample(1000);
    await page.route("**/sample.json", (route) => route.fulfill({ contentType: "application/json", body }));
    await openSample(page, here.site);
    await goTo(page, "projects");
    await page.getByText("1,000 of 1,000 projects").waitFor();
    await page.emulateMedia({ media: "print" });
    const visible = await page.evaluate(() => {
      window.dispatchEvent(new Event("beforeprint"));
      const rows = [...document.querySelectorAll("table tbody tr")].filter((row) => row.checkVisibility());
      window.dispatchEvent(new Event("afterprint"));
      return rows.length;
    });
    assert.equal(visible, 1000);
    const { pages, rows } = await printed(page);
    context.diagnostic(`1,000 projects: ${pages} pages, ${rows} rows with the heads`);
    assert.ok(pages > 10, `${pages} pages`);
    // One head above the rows; a browser may count it again on every page.
    assert.ok(rows >= 1001 && rows <= 1000 + pages, `${rows} rows on ${pages} pages`);
    await profile.close();
  });

  test("holds the rows of every other page of the sample", async (context) => {
    const { context: profile, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    for (const [path, least] of [["home", 1], ["prioritise", 60], ["capacity", 9], ["people", 14], ["maturity", 52], ["settings", 1]]) {
      await settle(page, path);
      const { pages, rows } = await printed(page);
      context.diagnostic(`${path}: ${pages} pages, ${rows} rows`);
      assert.ok(pages >= 1 && rows >= least, `${path}: ${rows} rows on ${pages} pages, at least ${least} wanted`);
    }
    await profile.close();
  });
});

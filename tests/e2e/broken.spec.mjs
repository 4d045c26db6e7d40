// A program that is missing, cut off, changed or no program: each says so, and nothing is lost.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ready } from "./lib/browser.mjs";
import { downloaded, goTo, openSample, saved } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";
import { storedNow } from "./lib/stored.mjs";
import { serveCopies } from "./lib/versions.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };
const WEIGHT = "Weight of Strategic fit";
const TABLE = { name: "t.csv", mimeType: "text/csv", buffer: Buffer.from("Project,Budget\nA,1\n") };

/** Answers in place of a program; `half` is left to the server, whose answer breaks off. */
const WAYS = {
  missing: (route) => route.fulfill({ status: 404, body: "" }),
  truncated: async (route) => {
    const whole = await route.fetch();
    const body = await whole.body();
    await route.fulfill({ response: whole, body: body.subarray(0, body.length >> 1) });
  },
  changed: async (route) => {
    const whole = await route.fetch();
    const body = Buffer.from(await whole.body());
    // A number of bytes in the code that is no such number any more.
    body.fill(0xff, body.length >> 1, (body.length >> 1) + 64);
    await route.fulfill({ response: whole, body });
  },
  "a page of the host": (route) => route.fulfill({ contentType: "text/html", body: "<h1>Not found</h1>" }),
  half: null,
};

describe("a program", () => {
  const here = stage();
  let copies;
  before(async () => {
    copies = await serveCopies(["a"]);
  });
  after(() => copies?.stop());

  /** Breaks a file of the page for what is fetched from now on; gives what mends it. */
  async function breakFile(page, way, pattern) {
    if (WAYS[way] === null) {
      copies.cut.add(pattern.slice(pattern.lastIndexOf("*") + 1));
      return async () => copies.cut.clear();
    }
    await page.route(pattern, WAYS[way]);
    return () => page.unroute(pattern);
  }

  const site = () => ({ url: `${copies.url}a/` });

  async function acknowledged() {
    const made = await here.fresh(OPTIONS);
    await openSample(made.page, site());
    await goTo(made.page, "prioritise");
    await setWeight(made.page, "31");
    await saved(made.page);
    return made;
  }

  async function setWeight(page, text) {
    const weight = page.getByRole("spinbutton", { name: WEIGHT });
    await weight.fill(text);
    await weight.press("Tab");
  }

  for (const way of Object.keys(WAYS)) {
    test(`the whole program, ${way}: what is stored is handed out and is there once it is mended`, async () => {
      const { context, page } = await acknowledged();
      const kept = JSON.parse(await storedNow(page));
      const mend = await breakFile(page, way, way === "half" ? "*_bg.wasm" : "**/app-*_bg.wasm");
      await page.reload();
      const screen = page.getByRole("alertdialog");
      await screen.getByText("Plumbline could not start.").waitFor();
      await screen.getByText(/^What was saved in this browser is untouched/).waitFor();
      const { bytes } = await downloaded(page, () => screen.getByRole("button", { name: "Download my data" }).click());
      const all = Object.fromEntries(JSON.parse(bytes.toString("utf8")).now.bytes);
      for (const [key, value] of Object.entries(kept)) assert.ok(all[key] === value, key);
      await mend();
      await screen.getByRole("button", { name: "Reload" }).click();
      await ready(page);
      await page.getByRole("spinbutton", { name: WEIGHT }).waitFor();
      assert.equal(await page.getByRole("spinbutton", { name: WEIGHT }).inputValue(), "31");
      await context.close();
    });

    test(`the first page, ${way}: the way out stands`, async () => {
      const { context, page } = await here.fresh(OPTIONS);
      const mend = await breakFile(page, way, way === "half" ? "*_bg.wasm" : "**/welcome-*_bg.wasm");
      await page.goto(site().url);
      const screen = page.getByRole("alertdialog");
      await screen.getByText("Plumbline could not start.").waitFor();
      await screen.getByRole("button", { name: "Download my data" }).click();
      await screen.getByText("No workspace is stored in this browser.").waitFor();
      await mend();
      await screen.getByRole("button", { name: "Reload" }).click();
      await page.getByRole("button", { name: "Open the sample" }).waitFor();
      await context.close();
    });

    test(`the worker that computes, ${way}: the page says so, goes on and saves`, async () => {
      const { context, page } = await here.fresh(OPTIONS);
      await breakFile(page, way, way === "half" ? "*/engine_bg.wasm" : "**/engine_bg.wasm");
      await openSample(page, site());
      await goTo(page, "level");
      await page.getByText(/^The work beside the page broke off/).first().waitFor();
      await goTo(page, "prioritise");
      await setWeight(page, "32");
      await saved(page);
      assert.equal(await page.locator("#recovery").count(), 0);
      copies.cut.clear();
      await context.close();
    });

    test(`the worker that reads files, ${way}: the file is not read, and nothing is changed`, async () => {
      const { context, page } = await acknowledged();
      await breakFile(page, way, way === "half" ? "*/files_bg.wasm" : "**/files_bg.wasm");
      const kept = JSON.parse(await storedNow(page));
      await goTo(page, "import");
      await page.locator("#table-file").setInputFiles(TABLE);
      await page.getByRole("heading", { level: 1, name: "This file was not read" }).waitFor();
      await page.getByText("Nothing was changed.").waitFor();
      const now = JSON.parse(await storedNow(page));
      for (const [key, value] of Object.entries(kept)) assert.ok(now[key] === value, key);
      assert.equal(await page.locator("#recovery").count(), 0);
      copies.cut.clear();
      await context.close();
    });

    test(`the respondent's page, ${way}: it says that the answers are kept`, async () => {
      const { context, page } = await here.fresh(OPTIONS);
      const mend = await breakFile(page, way, way === "half" ? "*_bg.wasm" : "**/respond-*_bg.wasm");
      await page.goto(`${site().url}respond.html`);
      await page.getByRole("alert").getByText(/Your answers are kept on this device: reload the page\.$/).waitFor();
      await mend();
      await page.reload();
      await page.locator("main h1").waitFor();
      await context.close();
    });
  }
});

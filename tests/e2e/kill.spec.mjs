// Real kills: the renderer, the whole browser or the page goes at any moment; what was said to be
// saved is there afterwards.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { chromium } from "playwright-core";
import { browserPath, ready } from "./lib/browser.mjs";
import { goTo, saved } from "./lib/places.mjs";
import { startSite } from "./lib/site.mjs";

const ROUNDS = Number(process.env.PLUMBLINE_KILLS ?? 12);
const WEIGHT = "Weight of Strategic fit";
const START_LIMIT_MS = 60_000;

/** A browser of its own on a profile, joined through its debugging port. */
async function startBrowser(profile) {
  const flags = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank",
  ];
  const child = spawn(browserPath(), flags, { stdio: ["ignore", "ignore", "pipe"], detached: true });
  const address = await new Promise((done, failed) => {
    let said = "";
    const limit = setTimeout(() => failed(new Error(`no browser: ${said.slice(-300)}`)), START_LIMIT_MS);
    child.stderr.on("data", (bytes) => {
      said += bytes;
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (found) (clearTimeout(limit), done(found[1]));
    });
    child.once("exit", (code) => failed(new Error(`the browser ended with ${code}`)));
  });
  const gone = new Promise((done) => child.once("exit", done));
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  const kill = async () => {
    // The group that this test has started, and nothing else.
    process.kill(-child.pid, "SIGKILL");
    await gone;
    await browser.close().catch(() => {});
  };
  return { context, kill };
}

const weightField = (page) => page.getByRole("spinbutton", { name: WEIGHT });

/** Counts in the page what was typed and what was said to be saved, every time it is said. */
async function watchSaved(page) {
  await page.evaluate((name) => {
    window.typed = 0;
    window.acked = 0;
    const field = () => Number(document.querySelector(`[aria-label="${name}"]`)?.value ?? 0);
    new MutationObserver(() => {
      const state = document.querySelector(".save")?.dataset.save;
      if (state === "saved") window.acked = Math.max(window.acked, Math.min(window.typed, field()));
    }).observe(document.querySelector(".statusbar"), { subtree: true, childList: true, attributes: true, characterData: true });
  }, WEIGHT);
}

/** Types numbers that count up until the page is gone; gives the newest that was said to be saved. */
async function typeUntilGone(page, from, until) {
  let acked = from - 1;
  let gone = false;
  until.then(() => (gone = true));
  for (let value = from; !gone; value += 1) {
    const said = await Promise.race([
      (async () => {
        await page.evaluate((typed) => (window.typed = typed), value);
        await weightField(page).fill(String(value));
        await weightField(page).press("Tab");
        return page.evaluate(() => window.acked);
      })().catch(() => null),
      until.then(() => null),
    ]);
    if (said === null) break;
    acked = Math.max(acked, said);
  }
  return acked;
}

const SAMPLE_ID = JSON.parse(await readFile(new URL("../../public/sample.json", import.meta.url))).workspace_id;
const TABLE = `Project,Budget\n${Array.from({ length: 400 }, (_, nth) => `New ${nth},${nth}00`).join("\n")}\n`;

describe("a kill", () => {
  let site;
  let profile;
  before(async () => {
    [site, profile] = [await startSite(), await mkdtemp(join(tmpdir(), "plumbline-kill-"))];
  });
  after(async () => {
    site?.stop();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  test(`of browser, tab or page loses nothing that was said to be saved, ${ROUNDS} times`, async (report) => {
    let value = 1;
    let lost = 0;
    let imports = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const { context, kill } = await startBrowser(profile);
      const page = await context.newPage();
      // A table lands in a workspace of its own beside the sample: the sample is what is opened.
      await page.addInitScript((id) => {
        try {
          localStorage.setItem("plumbline/last", JSON.stringify(id));
        } catch {
          // A blank page has no storage.
        }
      }, SAMPLE_ID);
      if (round === 0) {
        await page.goto(site.url);
        await ready(page);
        await page.getByRole("button", { name: /Open the sample|Go on without them/ }).first().waitFor();
        const lostPage = page.getByRole("button", { name: "Go on without them" });
        if ((await lostPage.count()) > 0) await lostPage.click();
        await page.getByRole("button", { name: "Open the sample" }).click();
        await page.getByRole("navigation", { name: "Workspace" }).waitFor();
        await goTo(page, "prioritise");
        await weightField(page).waitFor();
        await weightField(page).fill("0");
        await weightField(page).press("Tab");
        await saved(page);
      } else {
        await page.goto(`${site.url}#/prioritise`);
        await ready(page);
        await weightField(page).waitFor().catch(async () => {
          assert.fail(`round ${round}: ${(await page.locator("main").innerText()).slice(0, 600)}`);
        });
        const there = Number(await weightField(page).inputValue());
        if (there < value - 1) lost += value - 1 - there;
        assert.ok(there >= value - 1, `round ${round}: ${value - 1} was said to be saved, ${there} is there`);
        value = there + 1;
      }
      await watchSaved(page);
      // Dice that fall the same way every time.
      const wait = 300 + ((round * 7919) % 2400);
      const moment = new Promise((done) => setTimeout(done, wait));
      if (round % 4 === 3) {
        // In the middle of an import: all of it or nothing, and the rest as it was.
        await goTo(page, "import");
        const buffer = Buffer.from(TABLE);
        await page.locator("#table-file").setInputFiles({ name: "t.csv", mimeType: "text/csv", buffer });
        await page.getByRole("button", { name: "Land in the plan" }).click().catch(() => {});
        imports += 1;
      } else {
        value = 1 + (await typeUntilGone(page, value, moment));
        if (round % 4 === 2) {
          // A hidden window writes a snapshot; it dies in the middle of it.
          await page.evaluate(() => {
            Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
            window.dispatchEvent(new Event("visibilitychange"));
          });
        }
      }
      if (round % 3 === 1) {
        // The tab alone, then the browser.
        const session = await context.newCDPSession(page);
        await Promise.race([session.send("Page.crash").catch(() => {}), new Promise((done) => setTimeout(done, 500))]);
      } else if (round % 3 === 2) {
        await Promise.race([page.goto("about:blank").catch(() => {}), new Promise((done) => setTimeout(done, 500))]);
      }
      await kill();
    }
    report.diagnostic(`${ROUNDS} kills, ${imports} of them in an import: ${lost} changes lost that were said to be saved`);
  });
});

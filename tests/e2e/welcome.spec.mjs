// The first visit: a small program shows the first page and hands what is wished for to the whole.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { describe, test } from "node:test";
import { axe, offline, offlineReady, ready } from "./lib/browser.mjs";
import { stage } from "./lib/stage.mjs";


const WITHOUT_KEEPING = { serviceWorkers: "block" };
const CLIPBOARD = { ...WITHOUT_KEEPING, permissions: ["clipboard-read", "clipboard-write"] };
const TABLE = "Project,Role,2026-01,2026-02\nAtlas,Data Engineer,12,8\nBeacon,Test Lead,4,6\n";
const sample = fileURLToPath(new URL("../../public/sample.json", import.meta.url));

/** Names of the files asked for, in their order. */
function asked(page) {
  const names = [];
  page.on("request", (request) => names.push(new URL(request.url()).pathname.split("/").pop()));
  return names;
}

const ofApp = (name) => /^app-/.test(name);
const ofWelcome = (name) => /^welcome-/.test(name);

/** Waits for the whole program with a page of a workspace in it. */
async function inTheApp(page, place) {
  await page.locator(".rail").waitFor();
  await page.waitForFunction((to) => location.hash.startsWith(to), `#/${place}`);
  await ready(page);
  assert.equal(await page.locator("#welcome").count(), 0, "the first page has gone");
}

for (const under of ["/", "/a/b/"]) {
  describe(`the first visit under ${under}`, () => {
    const here = stage({ under });

    test("needs nothing of the whole program, and fetches it behind the first page", async () => {
      const { context, page, watch } = await here.fresh();
      await page.route("**/app-*", () => {}); // never answered
      const names = asked(page);
      await page.goto(`${here.site.url}#/capacity`);
      await ready(page);
      assert.equal(names.filter(ofWelcome).length, 2);
      await page.getByRole("button", { name: "Open the sample" }).waitFor();
      await page.getByRole("button", { name: /^Theme/ }).click();
      assert.equal(await page.evaluate(() => localStorage.getItem("plumbline/theme")), '"light"');
      assert.deepEqual(await axe(page), []);
      await until(() => names.filter(ofApp).length === 2);
      assert.ok(names.findIndex(ofApp) > names.findLastIndex(ofWelcome), "it was asked for last");
      assert.deepEqual(watch, { foreign: [], errors: [] });
      await context.close();
    });

    test("hands the sample over; from then on the whole program starts at once", async () => {
      const { context, page, watch } = await here.fresh();
      await page.goto(here.site.url);
      await ready(page);
      await page.getByRole("button", { name: "Open the sample" }).click();
      await inTheApp(page, "home");
      await page.waitForFunction(() => document.activeElement?.matches("main h1"));
      await offlineReady(page);
      const names = asked(page);
      await page.reload();
      await inTheApp(page, "home");
      assert.deepEqual(names.filter(ofWelcome), []);
      await offline(context, async () => {
        await page.reload();
        await inTheApp(page, "home");
      });
      // Without the pointer to what was open last, the store itself is asked.
      await page.evaluate(() => localStorage.clear());
      names.length = 0;
      await page.reload();
      await inTheApp(page, "home");
      assert.ok(names.some((name) => name.endsWith(".wasm") && ofApp(name)));
      assert.deepEqual(watch, { foreign: [], errors: [] });
      await context.close();
    });

    test("works offline before there is any workspace, and the hand-over too", async () => {
      const { context, page, watch } = await here.fresh();
      await page.goto(here.site.url);
      await ready(page);
      await offlineReady(page);
      await offline(context, async () => {
        await page.reload();
        await ready(page);
        await page.getByRole("button", { name: "Start an assessment" }).click();
        await inTheApp(page, "maturity");
      });
      assert.deepEqual(watch.errors, []);
      await context.close();
    });
  });
}

/** Waits until something outside the page is so. */
async function until(holds) {
  for (let turn = 0; !holds(); turn += 1) {
    if (turn > 500) throw new Error("it never was so");
    await new Promise((done) => setTimeout(done, 20));
  }
}

describe("what the first page hands over", () => {
  const here = stage();

  const table = async (page) => {
    await inTheApp(page, "import");
    await page.getByText("Atlas").first().waitFor();
  };
  const ways = {
    "a table pasted with the keyboard": async (page) => {
      await page.evaluate((text) => navigator.clipboard.writeText(text), TABLE);
      await page.keyboard.press("Control+v");
      await table(page);
    },
    "a table pasted with the button": async (page) => {
      await page.evaluate((text) => navigator.clipboard.writeText(text), TABLE);
      await page.getByRole("button", { name: "Paste", exact: true }).click();
      await table(page);
    },
    "a table that was chosen": async (page) => {
      const file = { name: "plan.csv", mimeType: "text/csv", buffer: Buffer.from(TABLE) };
      await page.locator("#table-file").setInputFiles(file);
      await table(page);
      await page.getByText("plan.csv").first().waitFor();
    },
    "an assessment": async (page) => {
      await page.getByRole("button", { name: "Start an assessment" }).click();
      await inTheApp(page, "maturity");
    },
    "a workspace file": async (page) => {
      await page.locator(".start-bar input[type=file]").setInputFiles(sample);
      await inTheApp(page, "home");
      await page.getByText("Workspace opened and kept in this browser.").waitFor();
    },
  };
  for (const [what, act] of Object.entries(ways)) {
    test(what, async () => {
      const { context, page, watch } = await here.fresh(CLIPBOARD);
      await page.goto(here.site.url);
      await ready(page);
      await act(page);
      assert.equal(await page.evaluate(() => window.plumblineHanded), undefined);
      assert.deepEqual(watch, { foreign: [], errors: [] });
      await context.close();
    });
  }

  test("a file that is no workspace leads to the first page, with the reason", async () => {
    const { context, page } = await here.fresh(WITHOUT_KEEPING);
    await page.goto(here.site.url);
    await ready(page);
    const file = { name: "x.json", mimeType: "application/json", buffer: Buffer.from("{broken") };
    await page.locator(".start-bar input[type=file]").setInputFiles(file);
    await page.getByText("Nothing was changed.").waitFor();
    await page.getByRole("button", { name: "Open the sample" }).waitFor();
    assert.equal(await page.locator("#welcome").count(), 0);
    await context.close();
  });

  test("an empty clipboard is said on the first page", async () => {
    const { context, page } = await here.fresh(CLIPBOARD);
    await page.goto(here.site.url);
    await ready(page);
    await page.evaluate(() => navigator.clipboard.writeText(" "));
    await page.getByRole("button", { name: "Paste", exact: true }).click();
    await page.getByText("The clipboard holds no text").waitFor();
    await page.getByRole("button", { name: "Close" }).click();
    assert.equal(await page.locator(".toast").count(), 0);
    await context.close();
  });

  test("a table pasted into the whole program is not taken by the first page", async () => {
    const { context, page } = await here.fresh(CLIPBOARD);
    await page.goto(here.site.url);
    await ready(page);
    await page.getByRole("button", { name: "Open the sample" }).click();
    await inTheApp(page, "home");
    const taken = await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/plain", "a,b");
      const event = new ClipboardEvent("paste", { clipboardData: data, cancelable: true, bubbles: true });
      document.body.dispatchEvent(event);
      return event.defaultPrevented;
    });
    assert.equal(taken, false);
    await context.close();
  });

  test("a part of the whole program that failed in the background is fetched again", async () => {
    const { context, page } = await here.fresh(WITHOUT_KEEPING);
    const names = asked(page);
    await page.route("**/app-*.wasm", (route) => route.abort(), { times: 1 });
    await page.goto(here.site.url);
    await ready(page);
    await until(() => names.some((name) => ofApp(name) && name.endsWith(".wasm")));
    await page.getByRole("button", { name: "Open the sample" }).click();
    await inTheApp(page, "home");
    await context.close();
  });

  const broken = {
    "the module of the first page": ["**/welcome-*.wasm", async () => {}],
    "the whole program at the hand-over": [
      "**/app-*.wasm",
      async (page) => {
        await ready(page);
        await page.getByRole("button", { name: "Open the sample" }).click();
      },
    ],
  };
  for (const [what, [files, act]] of Object.entries(broken)) {
    test(`the recovery screen stands where this is missing: ${what}`, async () => {
      const { context, page } = await here.fresh(WITHOUT_KEEPING);
      await page.route(files, (route) => route.fulfill({ status: 404, body: "" }));
      await page.goto(here.site.url);
      await act(page);
      const screen = page.getByRole("alertdialog");
      await screen.waitFor();
      await page.unroute(files);
      await screen.getByRole("button", { name: "Reload" }).click();
      await ready(page);
      await page.getByRole("button", { name: "Open the sample" }).waitFor();
      await context.close();
    });
  }

  test("blocked storage leads to the first page, and the whole program works in memory", async () => {
    const { context, page } = await here.fresh(WITHOUT_KEEPING);
    await page.addInitScript(() => {
      const blocked = () => {
        throw new DOMException("blocked", "SecurityError");
      };
      Object.defineProperty(window, "localStorage", { get: blocked });
      IDBFactory.prototype.open = blocked;
    });
    const names = asked(page);
    await page.goto(here.site.url);
    await ready(page);
    assert.equal(names.filter(ofWelcome).length, 2);
    await page.getByRole("button", { name: "Open the sample" }).click();
    await inTheApp(page, "home");
    await context.close();
  });
});

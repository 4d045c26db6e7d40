// A new version changes the page only on the user's word and after every window has saved, is
// taken back where it does not start, and never touches another copy.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { freshPage, launch, offline, offlineReady, ready } from "./lib/browser.mjs";
import { goTo, saved } from "./lib/places.mjs";
import { serveCopies } from "./lib/versions.mjs";

const WEIGHT = "Weight of Strategic fit";
const cacheNames = (page) => page.evaluate(() => caches.keys());
const of = (copy) => (names) => names.filter((name) => name.includes(`/${copy}/`));
const isWaiting = (page) => page.waitForFunction(() => window.plumblineUpdateWaiting?.());
const remember = (page) => page.evaluate(() => (window.sameDocument = true));
const isSame = (page) => page.evaluate(() => window.sameDocument === true);
const lookForUpdate = (page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().catch(() => {}));

/** Waits until a page was loaded anew and its program stands. */
async function reloaded(page) {
  await page.waitForFunction(() => !window.sameDocument && "ready" in document.documentElement.dataset);
}

/** What is known of the newest version of a copy. */
const mark = (page, copy) =>
  page.evaluate(async (part) => {
    const names = (await caches.keys()).filter((name) => name.includes(part));
    const marks = names.map(async (name) => (await (await caches.open(name)).match(new URL(`${part}?mark`, location.href)))?.json());
    return (await Promise.all(marks)).pop();
  }, `/${copy}/`);

describe("a new version", () => {
  let browser;
  let site;
  before(async () => ([browser, site] = await Promise.all([launch(), serveCopies(["one", "two"])])));
  after(async () => {
    await browser?.close();
    await site?.stop();
  });
  beforeEach(() => site.reset("one"));

  async function open(page, copy = "one") {
    await page.goto(`${site.url}${copy}/`);
    await ready(page);
    await offlineReady(page);
    await remember(page);
  }

  /** Opens the sample, so that the whole program is the one that starts from now on. */
  async function openPlan(page) {
    await open(page);
    await page.getByRole("button", { name: "Open the sample" }).click();
    await page.locator(".app").waitFor();
    await page.reload();
    await page.locator(".app").waitFor();
    await remember(page);
  }

  async function setWeight(page, text) {
    await goTo(page, "prioritise");
    const weight = page.getByRole("spinbutton", { name: WEIGHT });
    await weight.fill(text);
    await weight.press("Tab");
  }

  const weight = (page) => page.getByRole("spinbutton", { name: WEIGHT }).inputValue();

  test("waits, is announced, and takes over when asked", async () => {
    const { context, page } = await freshPage(browser);
    await open(page, "two");
    await open(page);
    const before = await cacheNames(page);
    assert.equal(before.length, 2);
    await page.evaluate(() => {
      window.announced = 0;
      window.addEventListener("plumbline-update", () => (window.announced += 1));
    });
    await site.publish("one", 2);
    await lookForUpdate(page);
    await page.waitForFunction(() => window.announced === 1 && window.plumblineUpdateWaiting?.());
    assert.equal(await isSame(page), true, "the page was not reloaded");
    await page.getByRole("button", { name: "Reload" }).click();
    await reloaded(page);
    await page.waitForFunction(async (old) => {
      const names = await caches.keys();
      return names.length === 2 && names.some((name) => !old.includes(name));
    }, before);
    assert.deepEqual(of("two")(await cacheNames(page)), of("two")(before), "the other copy keeps its files");
    await offline(context, async () => {
      await page.goto(`${site.url}two/`);
      await ready(page);
    });
    await context.close();
  });

  test("takes over in no window while one of three cannot save, and in all three when it has", async () => {
    const { context, page } = await freshPage(browser);
    const broken = async (made) => {
      await made.addInitScript(() => {
        const { put } = IDBObjectStore.prototype;
        IDBObjectStore.prototype.put = function (...values) {
          if (window.full) throw new DOMException("no", "QuotaExceededError");
          return put.apply(this, values);
        };
      });
      return made;
    };
    await openPlan(page);
    const second = await context.newPage();
    const third = await broken(await context.newPage());
    for (const each of [second, third]) await open(each);
    // The third works on a plan of its own.
    await goTo(third, "settings");
    await third.getByRole("textbox", { name: "Name of the new workspace" }).fill("Third");
    await third.getByRole("button", { name: "New workspace" }).click();
    await third.locator(".crumbs").getByText("Third").waitFor();
    await third.evaluate(() => (window.full = true));
    const name = third.getByRole("region", { name: "Organisation" }).getByRole("textbox");
    await name.fill("Third plan");
    await name.press("Tab");
    await third.getByText(/^NOT SAVED: storage is full/).first().waitFor();
    await site.publish("one", 2);
    await lookForUpdate(page);
    await isWaiting(page);
    await page.getByRole("button", { name: "Reload" }).click();
    await page.getByText(/another window has changes that are not saved/).waitFor();
    for (const each of [page, second, third]) assert.equal(await isSame(each), true);
    await third.evaluate(() => (window.full = false));
    await third.getByRole("button", { name: "Try again" }).click();
    await saved(third);
    await page.getByRole("button", { name: "Reload" }).click();
    for (const each of [page, second, third]) await reloaded(each);
    await third.locator(".crumbs").getByText("Third plan").waitFor();
    await context.close();
  });

  test("keeps what is being typed in another window", async () => {
    const { context, page } = await freshPage(browser);
    await openPlan(page);
    const other = await context.newPage();
    await open(other);
    await goTo(page, "prioritise");
    await page.getByRole("spinbutton", { name: WEIGHT }).fill("31");
    await site.publish("one", 2);
    await lookForUpdate(other);
    await isWaiting(other);
    await other.getByRole("button", { name: "Reload" }).click();
    for (const each of [page, other]) await reloaded(each);
    await goTo(page, "prioritise");
    await page.waitForFunction(() => document.querySelector("input[type=number], [role=spinbutton]"));
    assert.equal(await weight(page), "31");
    await context.close();
  });

  test("with a damaged file is not installed, and the old one keeps working", async () => {
    const { context, page } = await freshPage(browser);
    await open(page);
    const before = await cacheNames(page);
    const sheet = await site.file("one", /\.css$/);
    await site.publish("one", 2);
    site.cut.add(sheet);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      registration.addEventListener("updatefound", () => (window.incoming = registration.installing));
    });
    await lookForUpdate(page);
    await page.waitForFunction(() => window.incoming?.state === "redundant");
    await page.waitForFunction(async (count) => (await caches.keys()).length === count, before.length);
    assert.deepEqual(await cacheNames(page), before);
    await offline(context, async () => {
      await page.reload();
      await ready(page);
    });
    await context.close();
  });

  test("that was left half downloaded is fetched whole before it is offered", async () => {
    const { context, page } = await freshPage(browser);
    await open(page);
    const [name] = of("one")(await cacheNames(page));
    // As a browser leaves it that dies while it downloads.
    await page.evaluate(async (half) => {
      const cache = await caches.open(half);
      await cache.put(new URL("./", location.href), new Response("half"));
    }, name.replace("/one/ ", "/one/ v2-"));
    await site.publish("one", 2);
    await lookForUpdate(page);
    await isWaiting(page);
    await page.getByRole("button", { name: "Reload" }).click();
    await reloaded(page);
    await offline(context, async () => {
      await page.reload();
      await ready(page);
    });
    await context.close();
  });

  test("that does not start gives way to the one before it, and a mended one is taken", async () => {
    const { context, page } = await freshPage(browser);
    await openPlan(page);
    await setWeight(page, "37");
    await saved(page);
    const glue = await site.file("one", /^(app|plumbline)-.*(?<!worker)\.js$/);
    await site.publish("one", 2, { [glue]: () => "throw new Error('broken build');" });
    await lookForUpdate(page);
    await isWaiting(page);
    await page.getByRole("button", { name: "Reload" }).click();
    await reloaded(page);
    await page.getByText("The new version did not start, so the one before it runs.").waitFor();
    assert.equal((await mark(page, "one")).state, "refused");
    await goTo(page, "prioritise");
    await page.getByRole("spinbutton", { name: WEIGHT }).waitFor();
    assert.equal(await weight(page), "37");
    await offline(context, async () => {
      await page.reload();
      await page.locator(".app").waitFor();
    });
    await site.reset("one");
    await site.publish("one", 3);
    await remember(page);
    await lookForUpdate(page);
    await isWaiting(page);
    await page.getByRole("button", { name: "Reload" }).click();
    await reloaded(page);
    await page.waitForFunction(async () => (await caches.keys()).length === 1);
    assert.equal((await mark(page, "one")).state, "good");
    await context.close();
  });

  test("that shows nothing at all gives way when the page is opened again later", async () => {
    const { context, page } = await freshPage(browser);
    await openPlan(page);
    const boot = await site.file("one", /^boot-.*\.js$/);
    await site.publish("one", 2, { [boot]: () => "this is no program" });
    await lookForUpdate(page);
    await isWaiting(page);
    await page.getByRole("button", { name: "Reload" }).click();
    await page.waitForFunction(() => !window.sameDocument && document.readyState === "complete");
    assert.equal(await page.evaluate(() => "ready" in document.documentElement.dataset), false);
    // Half a minute passes.
    await page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        const address = new URL("./?mark", location.href);
        const mark = await (await cache.match(address)).json();
        if (mark.since) await cache.put(address, new Response(JSON.stringify({ ...mark, since: mark.since - 60000 })));
      }
    });
    await page.reload();
    await page.locator(".app").waitFor();
    await page.getByText("The new version did not start, so the one before it runs.").waitFor();
    await context.close();
  });

  test("is not shown unasked when all windows were closed in between", async () => {
    const { context, page } = await freshPage(browser);
    await open(page);
    await site.publish("one", 2);
    await lookForUpdate(page);
    await isWaiting(page);
    await page.goto("about:blank");
    const again = await context.newPage();
    await page.close();
    await again.goto(`${site.url}one/`);
    await ready(again);
    await isWaiting(again);
    assert.ok(["held", "waiting"].includes((await mark(again, "one")).state));
    await remember(again);
    await again.getByRole("button", { name: "Reload" }).click();
    await reloaded(again);
    await again.waitForFunction(async () => (await caches.keys()).length === 1);
    await context.close();
  });
});

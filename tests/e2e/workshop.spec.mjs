// A workshop: invitation, twelve answers by five ways, reveal, agreement, roadmap in the plan, and
// what changed half a year later, by keys alone; a model of one's own on the phone; paper. The network
// is cut as soon as the pages are kept.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe, offlineReady } from "./lib/browser.mjs";
import { downloaded, goTo, openStart, saved } from "./lib/places.mjs";
import { Hand, WAYS } from "./lib/hand.mjs";
import { stage } from "./lib/stage.mjs";

const PHONE = { width: 360, height: 740 };

/** Opens the site with an assessment in its workshop view. */
async function openWorkshop(page, site) {
  await openStart(page, site);
  await page.getByRole("button", { name: "Start an assessment" }).click();
  await page.getByRole("heading", { name: "How mature is your project office?" }).waitFor();
  await page.getByRole("button", { name: "Start an assessment" }).click();
  await page.getByRole("link", { name: "Workshop", exact: true }).click();
  await page.getByRole("heading", { name: /have answered$/ }).waitFor();
}

/** Cuts the network where the pages are kept on the device, as they are in a finished build. */
async function cut(context, page, phone) {
  const kept = await page.evaluate(() => document.querySelector("script[data-service-worker]") !== null);
  if (!kept) return;
  await offlineReady(page);
  await phone.reload();
  await phone.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
}

/** The same without a phone. */
async function cutAlone(context, page) {
  const kept = await page.evaluate(() => document.querySelector("script[data-service-worker]") !== null);
  if (!kept) return;
  await offlineReady(page);
  await context.setOffline(true);
}

/** Six people on paper, typed: the first practice as said, the others at 2 and 3 in turn. */
async function sixSheets(hand, page, first) {
  for (let nth = 0; nth < 6; nth += 1) {
    await hand.reach(page.getByLabel("A sheet of paper: one key an answer"));
    await page.keyboard.type(first + String(2 + (nth % 2)).repeat(51));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: nth === 0 ? /^1 has answered/ : new RegExp(`^${nth + 1} have answered`) }).waitFor();
  }
}

/** Answers every question with levels that start at one, and goes to the ways to hand over. */
async function answer(phone, first, group) {
  // The page in front is the one whose frames are drawn.
  await phone.bringToFront();
  await phone.getByLabel("Your group").selectOption(group);
  await phone.getByRole("button", { name: /^(Start|Go on)$/ }).click();
  // Fifty-two questions times nine people: pressed in the page, a frame apart.
  await phone.evaluate(async (start) => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const next = () => [...document.querySelectorAll(".feet button")].find((button) => button.textContent.trim() === "Next");
    for (let nth = 0; next(); nth += 1) {
      // The last of them asks for the order of the domains: three are touched.
      document.querySelectorAll(".level input")[(start + nth) % 3]?.click();
      const places = [...document.querySelectorAll(".row.place")];
      for (const at of places.length > 0 ? [2, 7, start % 2] : []) places[at].click();
      next().click();
      await frame();
    }
  }, first);
  await phone.getByRole("button", { name: "Hand over" }).click();
  await phone.getByRole("heading", { name: "Hand over your answers" }).waitFor();
}

/** Makes room for the next one on the same device. */
async function another(phone) {
  await phone.getByRole("button", { name: "Let somebody else answer on this device" }).click();
  await phone.getByRole("button", { name: "Yes, remove them" }).click();
  await phone.getByRole("button", { name: "Start" }).waitFor();
}

const codeOf = (phone) => phone.getByRole("textbox", { name: "Code of your answers" }).inputValue();
const answered = (page, count) => page.getByRole("heading", { name: new RegExp(`^${count} of 12 have answered`) }).waitFor();

async function twelveAnswers(page, phone) {
  const pictures = [];
  for (let nth = 0; nth < 3; nth += 1) {
    await answer(phone, nth, "PMO");
    const qr = phone.getByRole("img", { name: "QR code of your answers" });
    pictures.push({ name: `${nth}.png`, mimeType: "image/png", buffer: await qr.screenshot() });
    await another(phone);
  }
  await page.getByLabel("Files or pictures of QR codes").setInputFiles(pictures);
  await answered(page, 3);

  const codes = [];
  for (let nth = 3; nth < 5; nth += 1) {
    await answer(phone, nth, "Sponsors");
    codes.push(await codeOf(phone));
    await another(phone);
  }
  await page.getByLabel("Paste codes, links or mails").fill(`${codes.join("\n")}\n${codes[0]}`);
  await page.getByRole("button", { name: "Take in" }).click();
  await page.getByText("2 new taken in.").waitFor();
  await answered(page, 5);

  for (let nth = 5; nth < 7; nth += 1) {
    await answer(phone, nth, "Sponsors");
    const code = await codeOf(phone);
    // The link opens the workbench with the answers behind it.
    await page.evaluate((taken) => { location.hash = `/maturity?take=${taken}`; }, code.replaceAll(" ", ""));
    await answered(page, nth + 1);
    await another(phone);
  }

  const files = [];
  for (let nth = 7; nth < 9; nth += 1) {
    await answer(phone, nth, "Sponsors");
    const file = await downloaded(phone, () => phone.getByRole("button", { name: "Save as a file" }).click());
    files.push({ name: file.name, mimeType: "application/json", buffer: file.bytes });
    if (nth < 8) await another(phone);
  }
  await page.getByLabel("Files or pictures of QR codes").setInputFiles(files);
  await answered(page, 9);

  for (let nth = 0; nth < 3; nth += 1) {
    await page.getByLabel("A sheet of paper: one key an answer").pressSequentially(`${String(1 + nth).repeat(52)}/ch`);
    await page.keyboard.press("Enter");
    await answered(page, 10 + nth);
  }
}

describe("a workshop", () => {
  const here = stage();

  test("collects twelve answers by five ways without a network and leads to a plan", async () => {
    const { context, page, watch } = await here.fresh();
    await openWorkshop(page, here.site);
    await page.getByLabel("Groups and people invited").fill("PMO, 4\nSponsors, 8");
    await page.keyboard.press("Tab");
    await page.getByRole("heading", { name: "0 of 12 have answered" }).waitFor();
    const link = await page.locator("#this-laptop").getAttribute("href");

    const phone = await context.newPage();
    await phone.setViewportSize(PHONE);
    await phone.goto(link);
    await phone.getByRole("heading", { name: "Who will see what" }).waitFor();
    assert.deepEqual(await axe(phone), []);
    const projector = await context.newPage();
    await projector.setViewportSize({ width: 1920, height: 1080 });
    await projector.goto(`${link.split("#")[0]}#p`);
    await cut(context, page, phone);
    await phone.getByRole("button", { name: "Start" }).waitFor();

    await twelveAnswers(page, phone);
    assert.deepEqual(await axe(phone), []);
    await projector.getByText("Results stay hidden until the facilitator reveals them.").waitFor();
    assert.equal(await projector.getByText(/^Median/).count(), 0);
    await page.locator("#reveal").click();
    await projector.getByText(/^Median 2, from 1 to 3/).waitFor({ timeout: 2000 });
    await page.getByText(/^Median 2, from 1 to 3/).first().waitFor();
    assert.deepEqual(await axe(projector), []);

    await page.getByLabel(/^Agreed score/).selectOption("2.5");
    await page.getByText("The agreed score counts once it has a reason.").waitFor();
    await page.getByLabel("Reason").fill("Gates run in two of three units");
    await page.keyboard.press("Tab");
    await page.getByText("The agreed score counts once it has a reason.").waitFor({ state: "detached" });
    assert.deepEqual(await axe(page), []);
    await saved(page);

    await page.getByRole("link", { name: "Results", exact: true }).click();
    await page.getByText(/12 of 12 invited people/).first().waitFor();
    // Nine on the phone and three on paper put resources first and benefits second.
    await page.getByText(/W 0\.\d\d over 12 rankings, first Resource management/).first().waitFor();
    await page.getByText("Statement by statement").click();
    await page.locator("summary").getByText("Governance and strategic alignment", { exact: true }).last().click();
    await page.getByText("12 of 12").first().waitFor();
    assert.deepEqual(await axe(page), []);
    await page.getByRole("link", { name: "Roadmap", exact: true }).click();
    await page.getByRole("heading", { name: /steps in \d+ quarters/ }).waitFor();
    await page.getByRole("button", { name: /into the plan$/ }).click();
    await page.getByText(/projects are in the plan/).waitFor();
    assert.deepEqual(await axe(page), []);
    await goTo(page, "capacity");
    await page.getByText("PMO Coordinator").first().waitFor();
    await page.keyboard.press("Control+z");
    await goTo(page, "projects");
    assert.equal(await page.getByText(/to level 2$/).count(), 0, "one step back takes all of it out");
    assert.deepEqual(watch.foreign, []);
    await context.close();
  });

  test("is repeated half a year later by keys alone, and says what changed and what did not", async () => {
    const { context, page, watch } = await here.fresh();
    const hand = new Hand(page, WAYS[1]);
    await openWorkshop(page, here.site);
    await cutAlone(context, page);
    await sixSheets(hand, page, "2");
    await hand.activate(page.getByRole("button", { name: "About this assessment" }));
    await hand.fill(page.getByLabel("Name", { exact: true }), "First");
    await page.keyboard.press("Escape");
    await hand.activate(page.getByRole("button", { name: "New assessment" }));
    await page.getByRole("heading", { name: /^0 of 52 answered/ }).waitFor();
    await hand.activate(page.getByRole("link", { name: "Workshop", exact: true }));
    await hand.activate(page.getByRole("button", { name: "About this assessment" }));
    await page.getByLabel("Date", { exact: true }).fill("2027-05-24");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    // The same levels everywhere but in the first practice, which has gone from 2 to 4.
    await sixSheets(hand, page, "4");
    await hand.activate(page.getByRole("link", { name: "Results", exact: true }));
    const compare = page.getByRole("combobox", { name: "Compare with" });
    await hand.reach(compare);
    await page.keyboard.type("First");
    await page.getByRole("heading", { name: /^Since First/ }).waitFor();
    await page.getByText(/^Decision framework and gates: 2\.0 to 4\.0, changed$/).waitFor();
    await page.getByRole("heading", { name: /not changed beyond the spread|, changed$/ }).waitFor();
    await page.getByText(/levels a year$/).waitFor();
    await hand.activate(page.getByRole("link", { name: "Roadmap", exact: true }));
    await hand.activate(page.getByRole("button", { name: /into the plan$/ }));
    await page.getByText(/projects are in the plan/).waitFor();
    await goTo(page, "capacity");
    await page.getByText("PMO Coordinator").first().waitFor();
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("asks a model of one's own on the phone, and prints its sheets", async () => {
    const { context, page, watch } = await here.fresh({ serviceWorkers: "block" });
    await openWorkshop(page, here.site);
    await page.getByRole("link", { name: "Model", exact: true }).click();
    await page.getByText("GOV-1 Decision framework and gates").click();
    await page.getByLabel("Question of GOV-1").fill("Who says yes, and how?");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Check and use" }).click();
    await page.getByRole("link", { name: "Workshop", exact: true }).click();
    await page.getByRole("heading", { level: 2, name: "Who says yes, and how?" }).waitFor();
    const link = await page.locator("#this-laptop").getAttribute("href");
    const file = await downloaded(page, () => page.getByRole("button", { name: "Save as a file" }).click());
    assert.ok(String(file.bytes).includes(link.split("#")[1]));

    const phone = await context.newPage();
    await phone.setViewportSize(PHONE);
    // Without the questions behind it the invitation is refused, and its file is taken.
    await phone.goto(link.split(".PLQ")[0]);
    await phone.getByRole("heading", { name: /^This link asks other questions/ }).waitFor();
    assert.deepEqual(await axe(phone), []);
    await phone.getByLabel("Open a file with the invitation").setInputFiles({ name: "invitation.txt", mimeType: "text/plain", buffer: file.bytes });
    await phone.getByRole("button", { name: "Start" }).click();
    await phone.getByRole("heading", { level: 1, name: "Who says yes, and how?" }).waitFor();
    await phone.getByRole("radio", { name: /^Level 3,/ }).check();
    await phone.evaluate(async () => {
      const next = () => [...document.querySelectorAll(".feet button")].find((button) => button.textContent.trim() === "Next");
      const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      while (!document.querySelector(".row.place")) { next().click(); await frame(); }
    });
    await phone.getByRole("heading", { level: 1, name: "What matters most?" }).waitFor();
    const first = phone.getByRole("button", { name: /^Benefits and value realisation/ });
    await first.focus();
    await phone.keyboard.press("Enter");
    await phone.getByRole("button", { name: "Benefits and value realisation place 1" }).waitFor();
    assert.deepEqual(await axe(phone), []);
    await phone.getByRole("button", { name: "Next" }).click();
    await phone.getByText("1 in order").waitFor();
    await phone.getByRole("button", { name: "Hand over" }).click();
    await page.getByLabel("Paste codes, links or mails").fill(await codeOf(phone));
    await page.getByRole("button", { name: "Take in" }).click();
    await page.getByText("1 new taken in.").waitFor();

    await page.emulateMedia({ media: "print" });
    const paper = await page.locator("main").innerText();
    assert.ok(paper.includes("Who says yes, and how?") && paper.includes("Letters of the domains"));
    assert.equal(await page.locator("#paste-codes").isVisible(), false);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("keeps what does not belong with its reason, and a phone goes on where it was", async () => {
    const { context, page, watch } = await here.fresh({ serviceWorkers: "block" });
    await openWorkshop(page, here.site);
    const link = await page.locator("#this-laptop").getAttribute("href");
    const phone = await context.newPage();
    await phone.setViewportSize(PHONE);
    await phone.goto(link);
    await phone.getByRole("button", { name: "Start" }).click();
    await phone.getByRole("radio", { name: /^Level 4,/ }).check();
    await phone.getByRole("button", { name: "Next" }).click();
    const second = await phone.getByRole("heading", { level: 1 }).innerText();
    await phone.reload();
    await phone.getByRole("heading", { level: 1, name: second }).waitFor();
    await phone.getByRole("button", { name: "Back" }).click();
    assert.ok(await phone.getByRole("radio", { name: /^Level 4,/ }).isChecked());
    await phone.goto(`${link.split("#")[0]}#i=PLJ123`);
    await phone.getByRole("heading", { name: /^The link is damaged/ }).waitFor();

    const paste = page.getByLabel("Paste codes, links or mails");
    await paste.fill("PLA0000000000000000");
    await page.getByRole("button", { name: "Take in" }).click();
    await page.getByText("1 could not be read: incomplete or mistyped.").waitFor();
    await page.getByLabel("Show of hands: five counts").fill("1 3 5 3");
    await page.getByRole("button", { name: "Count", exact: true }).click();
    await page.getByText("Five whole numbers are needed.").waitFor();
    await page.getByLabel("Show of hands: five counts").fill("1 3 5 3 0");
    await page.getByRole("button", { name: "Count", exact: true }).click();
    await page.getByText("1 new taken in.").waitFor();
    await page.locator("#up").focus();
    await page.keyboard.press("r");
    await page.getByText(/^Median 3, from 1 to 4/).first().waitFor();
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });
});

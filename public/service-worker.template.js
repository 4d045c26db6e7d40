// Keeps the whole page usable offline. The build writes the list of files with their hashes and
// the version into this template. A new version waits for the user's word and until every window
// has saved; it replaces the one before it only once it has been seen to start.
"use strict";

const VERSION = "@VERSION@";
const PRECACHE = "@PRECACHE@";
// Longer than the start script waits before it says itself that a start has failed.
const START_LIMIT_MS = 30000;
const SAVE_LIMIT_MS = 8000;
const TRIAL_WINDOWS_MAX = 32;

// Two copies of the page on one origin differ in their scope: each touches its own caches only.
// The space cannot occur in a scope, so no scope's prefix is the start of another's.
const SCOPE = new URL(self.registration.scope);
const PREFIX = `plumbline ${SCOPE.pathname} `;
const CACHE = PREFIX + VERSION;

// --- what is known of a version ----------------------------------------------------------------

// Every cache holds a mark beside its files, written last: one without a mark is not whole.
// `state`: "waiting" until it is activated; "held" where the browser did that by itself and the
// user's word is still wanted; "trial" until it was seen to start, then "good"; "refused" where it
// did not start. `word`: whether the user gave it. `previous`: the cache to fall back on, which is
// shown while held or refused. `since`: when it was first shown in its trial. `windows`: those it
// was shown in.
const MARK = new URL("?mark", SCOPE).href;
let turn = Promise.resolve();

async function markOf(name) {
  const cache = await caches.open(name);
  const answer = await cache.match(MARK);
  return answer ? answer.json() : null;
}

async function setMark(name, mark) {
  const cache = await caches.open(name);
  await cache.put(MARK, new Response(JSON.stringify(mark), { headers: { "content-type": "application/json" } }));
}

// One change of the mark after the other: events overlap.
function change(make) {
  const next = turn.then(async () => {
    const mark = await markOf(CACHE);
    const changed = mark && make(mark);
    if (changed) await setMark(CACHE, changed);
    return changed || null;
  });
  turn = next.catch(() => {});
  return next;
}

// --- installing and activating -------------------------------------------------------------------

async function precache() {
  const cache = await caches.open(CACHE);
  // What an earlier attempt left behind is fetched anew: the browser may have died in between.
  await cache.delete(MARK);
  // The browser compares each answer with the hash; one wrong file and nothing is installed.
  await Promise.all(PRECACHE.map(async ([path, integrity]) => {
    const url = new URL(path, SCOPE);
    const answer = await fetch(new Request(url, { cache: "reload", integrity, credentials: "same-origin" }));
    if (!answer.ok || answer.redirected) {
      throw new Error(`${path}: ${answer.redirected ? "redirected" : answer.status}`);
    }
    await cache.put(url, answer);
  }));
  await setMark(CACHE, { state: "waiting", word: false, previous: null, since: null, windows: [] });
}

self.addEventListener("install", (event) => {
  event.waitUntil(precache().catch(async (error) => {
    await caches.delete(CACHE);
    throw error;
  }));
});

// The cache of a version that has been seen to start, and all others of ours.
async function others() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  const marks = await Promise.all(names.map(markOf));
  const good = names.filter((_, nth) => marks[nth]?.state === "good").pop() || null;
  return { good, rest: names.filter((name) => name !== good) };
}

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const { good, rest } = await others();
    await Promise.all(rest.map((name) => caches.delete(name)));
    // Where there is nothing to fall back on, there is nothing to try either.
    const next = (mark) => (good ? (mark.word ? "trial" : "held") : "good");
    await change((mark) => ({ ...mark, state: next(mark), previous: good }));
    await self.clients.claim();
  })());
});

// --- trying a new version --------------------------------------------------------------------

async function letGoOfPrevious(mark) {
  if (mark.previous) await caches.delete(mark.previous);
}

// A window says that its program stands: `whole` where it is not only the first page of a visitor.
async function started(source, whole) {
  const mark = await change((mark) => {
    if (mark.state !== "trial" || !mark.windows.includes(source.id)) return null;
    if (!whole) return { ...mark, since: null };
    return { ...mark, state: "good", since: null, windows: [] };
  });
  if (mark?.state === "good") await letGoOfPrevious(mark);
  const now = await markOf(CACHE);
  source.postMessage({ type: "STATE", state: now?.state });
}

// A window says that its program could not start. The version before it takes over.
async function failed(source) {
  const mark = await change((mark) =>
    mark.state === "trial" && mark.windows.includes(source.id) ? { ...mark, state: "refused" } : null);
  if (mark) source.postMessage({ type: "ROLLED_BACK" });
}

// The cache a new page is shown from. One that was shown a while ago and has not been heard of
// since did not start: not even far enough to say so.
async function cacheOfNewPage(window) {
  const now = Date.now();
  await change((mark) => {
    if (mark.state !== "trial") return null;
    if (mark.since && now - mark.since > START_LIMIT_MS) return { ...mark, state: "refused" };
    const windows = [...mark.windows, window].slice(-TRIAL_WINDOWS_MAX);
    return { ...mark, since: mark.since || now, windows };
  });
  return cacheInUse();
}

async function cacheInUse() {
  const mark = await markOf(CACHE);
  const older = mark?.state === "refused" || mark?.state === "held";
  return older && mark.previous ? mark.previous : CACHE;
}

// --- taking over, once every window has saved --------------------------------------------------

const asked = new Map();

// Asks one window to save; "saved", "held" or, without an answer, "silent".
function askToSave(client) {
  return new Promise((done) => {
    const limit = setTimeout(() => done("silent"), SAVE_LIMIT_MS);
    asked.set(client.id, (saved) => {
      clearTimeout(limit);
      done(saved ? "saved" : "held");
    });
    client.postMessage({ type: "SAVE_NOW" });
  }).finally(() => asked.delete(client.id));
}

// The user's word. A version that did not start before is tried again in the same way.
async function takeOver(source) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const ours = windows.filter((client) => client.url.startsWith(SCOPE.href));
  const answers = await Promise.all(ours.map(askToSave));
  const outcome = ["held", "silent"].find((kind) => answers.includes(kind)) || "taken";
  let mark = null;
  if (outcome === "taken") {
    mark = await change((mark) =>
      mark.state === "waiting"
        ? { ...mark, word: true }
        : ["held", "refused"].includes(mark.state)
          ? { ...mark, word: true, state: "trial", since: null, windows: [] }
          : null);
  }
  // A version that waits shows itself to the windows by taking control of them.
  const now = mark?.state === "trial";
  for (const client of ours) client.postMessage({ type: outcome === "taken" ? "GO" : "STAY", now });
  source.postMessage({ type: "UPDATE", outcome });
  if (mark?.state === "waiting") await self.skipWaiting();
}

self.addEventListener("message", (event) => {
  const { source, data } = event;
  const acts = {
    TAKE_OVER: () => takeOver(source),
    SAVED: () => asked.get(source.id)?.(data.saved === true),
    STARTED: () => started(source, data.whole === true),
    FAILED: () => failed(source),
  };
  const act = source && data && Object.hasOwn(acts, data.type) && acts[data.type];
  if (act) event.waitUntil(Promise.resolve(act()));
});

// --- answering ---------------------------------------------------------------------------------

// The address under which a request may be kept, or null where the network answers.
function kept(request) {
  if (request.method !== "GET") return null;
  const url = new URL(request.url);
  if (!url.href.startsWith(SCOPE.href)) return null;
  url.hash = "";
  if (request.mode === "navigate") {
    url.search = "";
    if (url.href === new URL("index.html", SCOPE).href) return SCOPE.href;
  }
  return url.href === MARK ? null : url.href;
}

// A window that still runs the version before finds its files in the cache before.
async function answer(request, address, name) {
  const found = await (await caches.open(name)).match(address, { ignoreVary: true });
  if (found) return found;
  const { good } = await others();
  const older = good && (await (await caches.open(good)).match(address, { ignoreVary: true }));
  return older || fetch(request);
}

self.addEventListener("fetch", (event) => {
  const address = kept(event.request);
  if (!address) return;
  const isPage = event.request.mode === "navigate" && address === SCOPE.href;
  event.respondWith((async () => {
    const name = isPage ? await cacheOfNewPage(event.resultingClientId) : await cacheInUse();
    return answer(event.request, address, name);
  })());
});

// Keeps the whole page usable offline. The build writes the list of files with their hashes and
// the version into this template. A new version waits until the user asks for it.
"use strict";

const VERSION = "@VERSION@";
const PRECACHE = "@PRECACHE@";

// Two copies of the page on one origin differ in their scope: each touches its own caches only.
// The space cannot occur in a scope, so no scope's prefix is the start of another's.
const SCOPE = new URL(self.registration.scope);
const PREFIX = `plumbline ${SCOPE.pathname} `;
const CACHE = PREFIX + VERSION;
const KNOWN = new Set(PRECACHE.map(([path]) => new URL(path, SCOPE).href));

async function precache() {
  const cache = await caches.open(CACHE);
  // The browser compares each answer with the hash; one wrong file and nothing is installed.
  await Promise.all(PRECACHE.map(async ([path, integrity]) => {
    const url = new URL(path, SCOPE);
    const answer = await fetch(new Request(url, { cache: "reload", integrity, credentials: "same-origin" }));
    if (!answer.ok || answer.redirected) {
      throw new Error(`${path}: ${answer.redirected ? "redirected" : answer.status}`);
    }
    await cache.put(url, answer);
  }));
}

self.addEventListener("install", (event) => {
  event.waitUntil(precache().catch(async (error) => {
    await caches.delete(CACHE);
    throw error;
  }));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

self.addEventListener("message", (event) => {
  if (event.data && event.data.type === "SKIP_WAITING") {
    self.skipWaiting();
  }
});

// The address under which a request is kept, or null where the network answers.
function kept(request) {
  if (request.method !== "GET") return null;
  const url = new URL(request.url);
  if (url.origin !== SCOPE.origin) return null;
  url.hash = "";
  if (request.mode === "navigate") {
    url.search = "";
    if (url.href === new URL("index.html", SCOPE).href) return SCOPE.href;
  }
  return KNOWN.has(url.href) ? url.href : null;
}

self.addEventListener("fetch", (event) => {
  const address = kept(event.request);
  if (!address) return;
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    return (await cache.match(address, { ignoreVary: true })) || fetch(event.request);
  })());
});

// Keeps what was read, for when there is no network. The network is asked first, so that nothing stays old.
"use strict";
const FIRST = [];
const KEPT = "emlog-static";
const MOST = 400; // pages, pictures and other files; those read longest ago go
const PATIENCE = 4000; // milliseconds; then a reader gets what was kept

addEventListener("install", (event) => event.waitUntil(begin()));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const request = event.request;
  const own = new URL(request.url).origin === location.origin;
  const inPieces = request.headers.has("range") || request.headers.get("accept") === "text/event-stream";
  if (own && request.method === "GET" && !inPieces) event.respondWith(answer(event, request));
});

async function begin() {
  const cache = await caches.open(KEPT);
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  await Promise.allSettled([...FIRST, ...open.map((page) => page.url)].map((address) => load(cache, address)));
  await skipWaiting();
}

async function load(cache, address) {
  await keep(cache, name(address, true), address, await fetch(address));
}

// Some hosts redirect b.html to b, and index.html to its folder: a page is kept by the shorter address. A query
// of a page tells where a reader comes from, that of a script its version.
function name(address, isPage) {
  const url = new URL(address, location);
  if (isPage) url.search = "";
  url.pathname = url.pathname.replace(/\.html$/, "").replace(/\/index$/, "/");
  return url.href;
}

async function answer(event, request) {
  const cache = await caches.open(KEPT);
  const asked = name(request.url, request.mode === "navigate");
  const fetched = fetch(request).then((response) => {
    event.waitUntil(keep(cache, asked, request.url, response.clone()));
    return response;
  });
  event.waitUntil(fetched.catch(() => {})); // what comes too late for the reader is kept all the same
  const kept = await cache.match(asked);
  if (kept) {
    const later = new Promise((done) => setTimeout(done, PATIENCE, kept));
    return Promise.race([fetched, later]).catch(() => kept);
  }
  return fetched.catch((gone) => {
    if (request.mode !== "navigate" || request.url === registration.scope) throw gone;
    return Response.redirect(registration.scope);
  });
}

async function keep(cache, asked, address, response) {
  if (response.status === 200) await store(cache, asked, response).catch(() => {}); // the disk may be full
  const withdrawn = response.status === 404 || response.status === 410;
  if (withdrawn && !new URL(address, location).search) await cache.delete(asked); // some hosts know no queries
}

async function store(cache, asked, response) {
  await cache.delete(asked); // so that it comes last
  // A browser opens no page of which it hears that it was redirected.
  await cache.put(asked, response.redirected ? new Response(response.body, { headers: response.headers }) : response);
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map((old) => cache.delete(old)));
}

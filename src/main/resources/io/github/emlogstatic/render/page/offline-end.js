// Ends the reading without a network: the browser forgets what it kept of this site, and asks for no such script again.
"use strict";
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(end()));

async function end() {
  await registration.unregister();
  const cache = await caches.open("emlog-static");
  // Another site of this host keeps its own, unless it is in a folder of this one: it keeps that again at the next visit.
  const own = (await cache.keys()).filter(({ url }) => url.startsWith(registration.scope));
  await Promise.all(own.map((kept) => cache.delete(kept)));
}

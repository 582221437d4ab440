// Ends the reading without a network: the browser forgets what it kept of this site, and asks for no such script again.
"use strict";
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(end()));

async function end() {
  await registration.unregister();
  const cache = await caches.open("emlog-static");
  const own = (await cache.keys()).filter(({ url }) => url.startsWith(registration.scope)); // others of this host may keep theirs
  await Promise.all(own.map((kept) => cache.delete(kept)));
}

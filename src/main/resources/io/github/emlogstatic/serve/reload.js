// Reloads the page once the site has been built anew. A page that nobody looks at waits until somebody does: browsers
// open only six connections to a host.
(() => {
  const since = new URL(document.currentScript.src).searchParams.get("since");
  let changes;
  const listen = () => {
    changes?.close();
    if (!document.hidden) {
      changes = new EventSource("/.emlog-static/changes?since=" + since);
      changes.onmessage = () => location.reload();
    }
  };
  document.addEventListener("visibilitychange", listen);
  listen();
})();

// Leads the blog's dynamic and paged addresses to the files of this site. Written into the home page and 404.html.
(function (site) {
  function go(file) {
    location.replace(site.root + file.split('/').map(encodeURIComponent).join('/') + location.hash);
  }
  function page(number) {
    var k = site.pages - number + 1;
    go(number > 1 && k > 0 ? site.list.replace('*', k) : 'index.html');
  }
  function named(kind, id, names) {
    var file = ((names && names[kind]) || {})[id] || (site.rules[kind] && site.rules[kind].replace('*', function () { return id; }));
    if (file) go(file);
  }
  function find(kind, id) {
    if (!site.more) return named(kind, id);
    var script = document.createElement('script');
    window.emlogAddresses = function (names) { named(kind, id, names); };
    script.onerror = function () { named(kind, id); };
    script.src = site.more;
    document.head.appendChild(script);
  }
  var query = new URLSearchParams(location.search), kinds = ['post', 'record', 'sort', 'tag', 'author'];
  for (var i = 0; i < kinds.length; i++) {
    if (query.get(kinds[i])) return find(kinds[i], query.get(kinds[i]));
  }
  if (/^\d+$/.test(query.get('page') || '')) return page(+query.get('page'));
  if (!site.lost || location.pathname.indexOf(site.root) !== 0) return;
  var path = location.pathname.slice(site.root.length);
  try { path = decodeURIComponent(path); } catch (e) { return; }
  var paged = /^page\/(\d+)\/?$/.exec(path);
  if (paged) return page(+paged[1]);
  path = path.replace(/\/+$/, '').replace(/\/(comment-page-\d+|page\/\d+)$/, '');
  if (path && !/\.[A-Za-z0-9]{2,5}$/.test(path)) go(path + '.html');
})(SETTINGS);

// Leads the blog's old addresses to the pages of this site. The home page and 404.html load it.
(function (site) {
  var root = new URL('.', document.currentScript.src);
  function text(encoded) {
    try { return decodeURIComponent(encoded); } catch (e) { return encoded; }
  }
  function place(kind, id) {
    var known = site.places[kind] || {};
    if (Object.prototype.hasOwnProperty.call(known, id)) return known[id];
    var pattern = kind !== 'post' || /^\d+$/.test(id) ? site.patterns[kind] : '';
    return pattern && pattern.replace('*', function () { return id; });
  }
  function byQuery(query) {
    var kinds = ['post', 'record', 'sort', 'tag', 'author'];
    for (var i = 0; i < kinds.length; i++) {
      if (query.get(kinds[i])) return place(kinds[i], query.get(kinds[i]));
    }
  }
  function byPath(path) {
    path = path.replace(/\/(comment-page-|page\/)\d+$/, '');
    var list = /^(sort|tag|author|record)\/([^/]+)$/.exec(path);
    var post = /^(?:post[-/])?(\d+)(?:\.html)?$/.exec(path);
    return list ? place(list[1], text(list[2])) : post ? place('post', post[1]) : undefined;
  }
  var path = location.pathname.slice(root.pathname.length).replace(/^index\.(html|php)$/, '').replace(/\/+$/, '');
  var to = path ? byPath(path) : byQuery(new URLSearchParams(location.search));
  if (to === undefined || to === '' && !path) return;
  var target = new URL(to.split('/').map(encodeURIComponent).join('/'), root);
  if (target.pathname !== location.pathname) location.replace(target.href + location.hash);
})({"patterns":{"post":"post-*.html","sort":"sort/*/","tag":"tag/*/","author":"author/*/","record":"record/*/"},"places":{"post":{"5":"hello-world/"},"sort":{"1":"tech/"},"tag":{"12:30":"tag/12_30/"},"author":{},"record":{}}});

// Leads the blog's old addresses to the pages of this site. The home page and 404.html load it.
(function (site) {
  var root = new URL('.', document.currentScript.src);
  function text(encoded) {
    try { return decodeURIComponent(encoded.replace(/\+/g, ' ')); } catch (e) { return encoded; }
  }
  function place(kind, id) {
    if (kind === 'record') id = id.slice(0, 6);
    var known = site.places[kind] || {}, number = kind !== 'tag' && /^0*(\d+)$/.exec(id);
    if (number) id = number[1];
    if (Object.prototype.hasOwnProperty.call(known, id)) return known[id];
    if (!number && /post|sort/.test(kind)) return byAlias(id);
    var pattern = number || kind === 'tag' ? site.patterns[kind] : '';
    if (pattern) return pattern.replace('*', function () { return id; });
  }
  // An alias is the last part of its place. emlog asks the categories first.
  function byAlias(name) {
    var kinds = ['sort', 'post'];
    for (var i = 0; i < kinds.length; i++) {
      var known = site.places[kinds[i]] || {};
      for (var id in known) {
        if (known[id].replace(/\/$|\.html$/, '').split('/').pop() === name) return known[id];
      }
    }
  }
  function byQuery(query) {
    var kinds = ['post', 'record', 'sort', 'tag', 'author'];
    for (var i = 0; i < kinds.length; i++) {
      if (query.get(kinds[i])) return place(kinds[i], query.get(kinds[i]));
    }
  }
  function byPath(path) {
    path = path.replace(/\/(comment-page-|page\/)\d+$/, '');
    if (/^(content|admin|include|plugin|user|t|page)\/|^(t|m|admin|index|plugin|user)$/.test(path)) return;
    var list = /^(tag)\/(.+)$/.exec(path) || /^(post|sort|author|record)\/([^/]+)$/.exec(path);
    var name = text(list ? list[2] : path.split('/').pop()).replace(/\.html$/, '');
    return list ? place(list[1], name) : place('post', name.replace(/^post-(?=\d+$)/, ''));
  }
  var path = location.pathname.slice(root.pathname.length).replace(/^index\.(html|php)(\/|$)/, '').replace(/\/+$/, '');
  var query = new URLSearchParams(location.search);
  // The pages for phones that emlog had until 5.3.
  var phone = /^m(\/index\.php)?$/.test(path) && query.get('post');
  var to = phone ? place('post', phone) : path ? byPath(path) : byQuery(query);
  if (to === undefined || to === '' && !path) return;
  var target = new URL(to.split('/').map(encodeURIComponent).join('/'), root);
  if (target.pathname !== location.pathname) location.replace(target.href + location.hash);
})(SITE);

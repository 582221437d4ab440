// Leads the blog's old addresses to the files of this site. index.html and 404.html load it where one was asked for.
(function (site) {
  var root = new URL('..', document.currentScript.src);
  function own(object, key) {
    return object && Object.prototype.hasOwnProperty.call(object, key) ? object[key] : '';
  }
  function text(encoded) {
    try { return decodeURIComponent(encoded.replace(/\+/g, ' ')); } catch (e) { return encoded; }
  }
  // Lists are numbered from the oldest page; the blog counts from the newest.
  function listed(key, file, page) {
    var list = own(site.lists, key), number = list ? list[1] - page + 1 : 0;
    return page > 1 && number > 0 ? list[0] + number + '.html' : file;
  }
  function named(kind, id, page) {
    if (kind === 'record') id = id.slice(0, 6);
    var number = kind !== 'tag' && /^0*(\d+)$/.exec(id);
    if (number) id = number[1];
    var rule = number || kind === 'tag' ? own(site.rules, kind) : '';
    var file = own(own(site.names, kind), id) || rule && rule.replace('*', function () { return id; });
    return file ? listed(kind + '/' + id, file, page) : /post|sort/.test(kind) && byAlias(id, page);
  }
  function byQuery(query) {
    var kinds = ['post', 'record', 'sort', 'tag', 'author'], page = +query.get('page') || 1;
    for (var i = 0; i < kinds.length; i++) {
      if (query.get(kinds[i])) return named(kinds[i], query.get(kinds[i]), page);
    }
    return query.get('page') && listed('home', site.posts, page);
  }
  // A file must not have the name of a device of Windows.
  var device = /^(con|prn|aux|nul|(com|lpt)[1-9])(\.|$)/i;
  // emlog looks at the last part of a path only, and asks the categories first.
  function byAlias(last, page) {
    var kinds = ['sort', 'post'], file = (device.test(last) ? '_' : '') + last + '.html';
    for (var i = 0; i < kinds.length; i++) {
      var names = site.names[kinds[i]] || {};
      for (var id in names) {
        if (names[id].split('/').pop() === file) return named(kinds[i], id, page);
      }
    }
    return '';
  }
  function byPath(path) {
    var paged = /^(?:(.*)\/)?page\/(\d+)$/.exec(path), page = paged ? +paged[2] : 1;
    path = (paged ? paged[1] || '' : path).replace(/\/comment-page-\d+$/, '');
    if (!path || path === 'posts') return paged ? listed('home', site.posts, page) : path && site.posts;
    if (/^(content|admin|include|plugin|user|t|page)\/|^(t|m|admin|index|plugin|user)$/.test(path)) return '';
    var list = /^(tag)\/(.+)$/.exec(path) || /^(post|sort|author|record)\/([^/]+)$/.exec(path);
    var name = text(list ? list[2] : path.split('/').pop()).replace(/\.html$/, '');
    return list ? named(list[1], name, page) : named('post', name.replace(/^post-(?=\d+$)/, ''), page);
  }
  var path = location.pathname.slice(root.pathname.length).replace(/^index\.(html|php)(\/|$)/, '').replace(/\/+$/, '');
  if (path === '404' || path === '404.html') return;
  var list = !path || path === 'posts', query = new URLSearchParams(location.search);
  // The pages for phones that emlog had until 5.3.
  var phone = /^m(\/index\.php)?$/.test(path) && query.get('post');
  var file = phone ? named('post', phone, 1) : list && byQuery(query) || byPath(path);
  if (!file) return;
  var target = new URL(file.split('/').map(encodeURIComponent).join('/'), root);
  if (target.pathname === location.pathname && !location.search) return;
  // At the blog, the id of a comment is its number, and that of the form for comments is "comment".
  location.replace(target.href + location.hash.replace(/^#(?=\d+$)/, '#comment-').replace(/^#comment$/, '#comments'));
})(SITE);

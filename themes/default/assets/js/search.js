// Searches the index that the site was built with: scripts that call es.shard and es.texts, so that it works from a disk
// too. A query is cut into terms as render/search/SearchTerms.java cuts the articles; the texts then tell which hits are
// true.
(function () {
  "use strict";
  var form = document.querySelector(".finder");
  var field = form.elements.q;
  var status = document.querySelector(".found");
  var elsewhere = document.querySelector(".elsewhere"); // the way on where nothing is found
  var hits = document.querySelector(".hits");
  var more = document.querySelector(".more");
  var further = more.textContent;
  var words = form.dataset;
  var AT_ONCE = 10;
  var MOST_REQUESTS = 6; // for a query, and for each press of the button
  var CHUNK = 4; // texts in a file, as in render/search/SearchSegment.java
  var MOST_TERMS = 2;
  var segments = words.segments.split(" ").filter(Boolean).map(function (text) {
    var parts = text.split(":");
    return { name: parts[0], shards: +parts[1], version: parts[2] };
  }).reverse();

  // Loading: each script once.
  var loading = {};
  var sent = 0;
  var han; // from traditional to simplified characters, loaded with the page of a Chinese blog, or for a query in Han characters
  var data = {};
  window.es = {
    shard: function (key, line) {
      data[key] = line;
    },
    texts: function (key, rows) {
      data["t" + key] = rows;
    },
    han: function (traditional, simplified) {
      han = {};
      for (var i = 0; i < traditional.length; i++) han[traditional[i]] = simplified[i];
    },
  };

  function address(segment, file) {
    return words.folder + segment.name + "/" + file + ".js?" + segment.version;
  }

  function load(segment, file, key) {
    return script(address(segment, file), key);
  }

  function script(address, key) {
    if (!loading[address]) {
      sent++;
      loading[address] = new Promise(function (done, failed) {
        var script = document.createElement("script");
        script.src = address;
        script.onload = function () {
          done(data[key]);
        };
        script.onerror = function () {
          delete loading[address];
          failed(new Error(address));
        };
        document.head.append(script);
      });
    }
    return loading[address];
  }

  // Terms, as the index has them.
  var IDEOGRAPH = /[\u2e80-\u2fdf\u3005\u3007\u3040-\u9fff\uac00-\udfff\uf900-\ufaff]/;
  var RUNS = /[\u{10000}-\u{10ffff}]|[\u2e80-\u2fdf\u3005\u3007\u3040-\u9fff\uac00-\udfff\uf900-\ufaff]+|(?:(?![\u2e80-\u2fdf\u3005\u3007\u3040-\u9fff\uac00-\udfff\uf900-\ufaff\u{10000}-\u{10ffff}])[\p{L}\p{Nd}\p{Mn}\p{Mc}])+/gu;

  function folded(text) {
    return text.replace(/’/g, "'").replace(/[\uff01-\uff5e]/g, function (c) {
      return String.fromCharCode(c.charCodeAt(0) - 0xfee0);
    }).replace(/[İΣ]/g, function (c) { // alone, as in the index
      return c === "Σ" ? "σ" : "i";
    }).toLowerCase().replace(/[\u3400-\u9fff]/g, function (c) {
      return (han && han[c]) || c;
    });
  }

  // Words, and phrases in quotes.
  function partsOf(query) {
    return (folded(query).match(/"[^"]+"|“[^”]+”|「[^」]+」|\S+/g) || []).map(function (part) {
      return part.replace(/^["“「](.+)["”」]$/, "$1").trim();
    }).filter(Boolean);
  }

  // Whether the index alone tells the hits: each part is one term, and all are looked up.
  function isExact(parts) {
    return parts.length <= MOST_TERMS && parts.every(function (part) {
      return terms(part)[0] === part;
    });
  }

  function terms(part) {
    var found = [];
    (part.match(RUNS) || []).forEach(function (run) {
      if (!IDEOGRAPH.test(run[0])) {
        found.push(run.slice(0, 32));
      } else if (run.length === 1) {
        found.push(run);
      } else {
        for (var i = 0; i < run.length - 1; i += 2) found.push(run.slice(i, i + 2));
        if (run.length % 2) found.push(run.slice(-2));
      }
    });
    return found;
  }

  // The longest terms, since they are the rarest; of each part one before a second. Two are enough: the texts decide.
  function chosen(parts) {
    var ranked = [];
    parts.forEach(function (part) {
      var last = terms(part).pop();
      terms(part).sort(function (a, b) {
        return b.length - a.length;
      }).forEach(function (term, i) {
        // A word in front of something else is whole; the last one may be the start of a word.
        var whole = term.length < 32 && (term !== last || !part.endsWith(term));
        if (!ranked.some(function (other) { return other.term === term; })) ranked.push({ term: term, whole: whole, turn: i - 10 * Math.min(2, term.length) });
      });
    });
    ranked.sort(function (a, b) {
      return a.turn - b.turn;
    });
    return ranked.slice(0, MOST_TERMS);
  }

  function shardOf(term, shards) {
    var end = IDEOGRAPH.test(term[0]) ? term.length : Math.min(3, term.length);
    var hash = 0x811c9dc5;
    for (var i = 0; i < end; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
    return (hash ^ (hash >>> 15)) & (shards - 1);
  }

  var DIGITS = {};
  for (var c = 33, n = 0; n < 88; c++) {
    if ("\"&<>\\".indexOf(String.fromCharCode(c)) < 0) DIGITS[String.fromCharCode(c)] = n++;
  }

  // From number to 1 where the term is in the title, else 0.
  function postings(text, into) {
    var value = 0;
    var number = -1;
    for (var i = 0; i < text.length; i++) {
      var digit = DIGITS[text[i]];
      value = value * 44 + (digit % 44);
      if (digit >= 44) continue;
      number += value >> 1;
      into.set(number, (into.get(number) || 0) | (value & 1));
      value = 0;
    }
  }

  function lookUp(line, term, whole) {
    var into = new Map();
    var entries = (line || "").split(" ");
    var start = !whole && !IDEOGRAPH.test(term[0]) && term.length > 2;
    for (var i = 0; i + 1 < entries.length; i += 2) {
      if (start ? entries[i].startsWith(term) : entries[i] === term) postings(entries[i + 1], into);
    }
    return into;
  }

  function candidatesIn(segment, wanted) {
    return Promise.all(wanted.map(function (one) {
      var shard = shardOf(one.term, segment.shards);
      return load(segment, shard, segment.name + "/" + shard).then(function (line) {
        return lookUp(line, one.term, one.whole);
      });
    })).then(function (maps) {
      var found = [];
      maps[0].forEach(function (inTitle, number) {
        var title = 1;
        for (var i = 0; i < maps.length; i++) {
          if (!maps[i].has(number)) return;
          title &= maps[i].get(number);
        }
        found.push({ segment: segment, number: number, title: title });
      });
      return found.reverse();
    });
  }

  // Newest first, those with everything in the title before the others.
  function candidates(parts) {
    var wanted = chosen(parts);
    if (!wanted.length) return Promise.resolve([]);
    return Promise.all(segments.map(function (segment) {
      return candidatesIn(segment, wanted);
    })).then(function (lists) {
      var all = [].concat.apply([], lists);
      return all.filter(function (one) { return one.title; }).concat(all.filter(function (one) { return !one.title; }));
    });
  }

  function chunkOf(candidate) {
    return Math.floor(candidate.number / CHUNK);
  }

  function textOf(candidate) {
    var chunk = chunkOf(candidate);
    return load(candidate.segment, "t" + chunk, "t" + candidate.segment.name + "/" + chunk).then(function (rows) {
      return rows && rows[candidate.number % CHUNK];
    });
  }

  // The next candidates whose texts can be had with the requests that are left.
  function batch(all, from, most) {
    var room = MOST_REQUESTS - sent;
    var files = {};
    var end = from;
    while (end < all.length && end < from + most) {
      var file = address(all[end].segment, "t" + chunkOf(all[end]));
      if (!files[file] && !loading[file] && --room < 0) break;
      files[file] = true;
      end++;
    }
    return all.slice(from, end);
  }

  function isTrue(row, parts) {
    if (!row) return false;
    var text = folded(row[0] + "\n" + row[4]);
    return parts.every(function (part) {
      return text.indexOf(part) >= 0;
    });
  }

  // Showing.
  function marked(text, parts, to) {
    var lower = folded(text);
    var at = 0;
    while (lower.length === text.length) {
      var next = -1;
      var length = 0;
      parts.forEach(function (part) {
        var i = lower.indexOf(part, at);
        if (i >= 0 && (next < 0 || i < next)) {
          next = i;
          length = part.length;
        }
      });
      if (next < 0) break;
      to.append(text.slice(at, next));
      var mark = document.createElement("mark");
      mark.textContent = text.slice(next, next + length);
      to.append(mark);
      at = next + length;
    }
    to.append(text.slice(at));
  }

  function snippet(text, parts) {
    var lower = folded(text);
    var first = parts.reduce(function (best, part) {
      var i = lower.indexOf(part);
      return i >= 0 && (best < 0 || i < best) ? i : best;
    }, -1);
    var from = Math.max(0, first - 24);
    if (/[\udc00-\udfff]/.test(text[from])) from--;
    // Not in the middle of a word or a number.
    for (var i = 0; i < 16 && from && /^[\w.,-]{2}$/.test(text.slice(from - 1, from + 1)); i++) from--;
    return (from > 0 ? "…" : "") + text.slice(from, from + 160);
  }

  function element(name, className, parent) {
    var made = document.createElement(name);
    made.className = className;
    parent.append(made);
    return made;
  }

  function show(row, parts) {
    var card = element("article", "card", hits);
    var link = element("a", "", element("h2", "", card));
    link.href = row[1];
    link.dir = "auto";
    marked(row[0] || words.untitled, parts, link);
    marked(snippet(row[4], parts), parts, element("p", "summary", card));
    var time = element("time", "", element("p", "meta", card));
    time.dateTime = row[3];
    time.textContent = row[2];
  }

  function filled(text, values) {
    return text.replace(/\{(\d)\}/g, function (mark, i) {
      return values[i];
    });
  }

  function folding(query) {
    return /[\u3400-\u9fff]/.test(query) ? loadHan() : Promise.resolve();
  }

  function loadHan() {
    return script(words.folder + "han.js", "");
  }

  var run = 0;
  var seen = history.state; // hits, before the reader went to one of them

  function search() {
    var mine = ++run;
    var query = field.value.trim();
    var parts;
    remember(query, 0);
    sent = 0;
    folding(query).then(function () {
      parts = partsOf(query);
      return candidates(parts);
    }).then(function (all) {
      if (mine !== run) return;
      if (parts.length) next(all, 0, 0, 0);
      else finish("");
    }).catch(failed);

    // Looks at texts until some have what was asked for, or no more may be loaded at once: the reader decides then.
    function next(all, from, shown, before) {
      var rest = batch(all, from, AT_ONCE - (shown - before));
      Promise.all(rest.map(textOf)).then(function (rows) {
        if (mine !== run) return;
        if (!from) hits.textContent = "";
        rows.forEach(function (row) {
          if (!isTrue(row, parts)) return;
          shown++;
          show(row, parts);
        });
        from += rest.length;
        var left = all.length - from;
        if (rest.length && left && shown - before < AT_ONCE) return next(all, from, shown, before);
        if (left && shown < seen) {
          sent = 0;
          return next(all, from, shown, shown);
        }
        remember(query, shown);
        var sure = isExact(parts);
        // Who has pressed the button is at the first new hit then: all of these are before the button, which may be gone.
        if (document.activeElement === more && hits.children[before]) hits.children[before].querySelector("a").focus({ preventScroll: true });
        more.hidden = !left;
        more.textContent = sure ? further : words.on;
        more.onclick = function () {
          more.onclick = null; // a second press would show the same hits again
          sent = 0;
          next(all, from, shown, shown);
        };
        say(shown
          ? left && !sure ? filled(words.some, [shown, left]) : filled(words.found, [shown + left])
          : left ? filled(words.sofar, [query, from, left]) : filled(words.none, [query]), !shown && !left);
      }).catch(failed);
    }

    function failed() {
      if (mine === run) finish(words.failed);
    }
  }

  function finish(text) {
    hits.textContent = "";
    more.hidden = true;
    say(text, text);
  }

  function say(text, lost) {
    status.textContent = text;
    if (elsewhere) elsewhere.hidden = !lost;
  }

  // The query stays in the address, so that one can come back to it or send it to somebody. Who comes back sees as many hits.
  function remember(query, shown) {
    try {
      history.replaceState(shown, "", query ? "?q=" + encodeURIComponent(query) : location.pathname);
    } catch (refused) {
      // Not from a disk.
    }
  }

  var timer;
  field.addEventListener("input", function (event) {
    seen = 0;
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(search, 200);
  });
  field.addEventListener("compositionend", function () {
    clearTimeout(timer);
    timer = setTimeout(search, 200);
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    clearTimeout(timer);
    search();
  });
  if (document.documentElement.lang.startsWith("zh")) loadHan().catch(function () {}); // A query asks again.
  field.value = new URLSearchParams(location.search).get("q") || "";
  if (field.value) search();
  field.focus({ preventScroll: true });
})();

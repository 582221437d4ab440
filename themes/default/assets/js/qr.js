// Draws the page's address as a QR code: bytes, level L, versions 1 to 9, mask 3. A longer address has none. Loaded by
// later.js when a reader shares an article.
(function () {
  "use strict";
  var BLOCKS = [[19, 7, 1], [34, 10, 1], [55, 15, 1], [80, 20, 1], [108, 26, 1], [68, 18, 2], [78, 20, 2], [97, 24, 2], [116, 30, 2]];
  var VERSIONS = { 7: 0x7c94, 8: 0x85bc, 9: 0x9a99 };
  var FORMAT = 0x789d;

  var place = document.querySelector("[data-address] .qr");
  var bytes = new TextEncoder().encode(place.closest("[data-address]").dataset.address);
  var version = 1 + BLOCKS.findIndex(function (block) {
    return bytes.length + 2 <= block[0] * block[2];
  });
  if (!version) return;
  var size = 17 + 4 * version;
  var dark = [];
  var fixed = [];
  frame();
  fill(codewords(bytes, BLOCKS[version - 1]));
  var canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  var pen = canvas.getContext("2d");
  dark.forEach(function (on, i) {
    if (on) pen.fillRect(i % size, Math.floor(i / size), 1, 1);
  });
  place.prepend(canvas);

  function set(x, y, on) {
    if (x < 0 || y < 0 || x >= size || y >= size) return;
    dark[y * size + x] = on;
    fixed[y * size + x] = true;
  }

  function square(centreX, centreY, radius, light) {
    for (var y = -radius; y <= radius; y++) {
      for (var x = -radius; x <= radius; x++) set(centreX + x, centreY + y, !light.includes(Math.max(Math.abs(x), Math.abs(y))));
    }
  }

  // What each code of a version has.
  function frame() {
    var last = size - 7;
    square(3, 3, 4, [2, 4]);
    square(last + 3, 3, 4, [2, 4]);
    square(3, last + 3, 4, [2, 4]);
    var marks = version < 2 ? [] : version < 7 ? [6, last] : [6, (6 + last) / 2, last];
    marks.forEach(function (x) {
      marks.forEach(function (y) {
        if (!fixed[y * size + x]) square(x, y, 2, [1]);
      });
    });
    for (var i = 8; i < last - 1; i++) {
      set(6, i, i % 2 === 0);
      set(i, 6, i % 2 === 0);
    }
    for (i = 0; i < 15; i++) {
      var on = (FORMAT >> i) & 1;
      if (i < 8) {
        set(8, i < 6 ? i : i + 1, on);
        set(size - 1 - i, 8, on);
      } else {
        set(i < 9 ? 7 : 14 - i, 8, on);
        set(8, size - 15 + i, on);
      }
    }
    set(8, size - 8, 1);
    for (i = 0; i < 18 && version > 6; i++) {
      set(size - 11 + (i % 3), Math.floor(i / 3), (VERSIONS[version] >> i) & 1);
      set(Math.floor(i / 3), size - 11 + (i % 3), (VERSIONS[version] >> i) & 1);
    }
  }

  // Two columns at a time, up and down, from the right.
  function fill(words) {
    var i = 0;
    for (var right = size - 1; right > 0; right -= 2) {
      if (right === 6) right = 5;
      for (var step = 0; step < size; step++) {
        for (var x = right; x > right - 2; x--) {
          var y = (right + 1) & 2 ? step : size - 1 - step;
          if (fixed[y * size + x]) continue;
          dark[y * size + x] = ((words[i >> 3] >> (7 - (i & 7))) & 1) ^ ((x + y) % 3 === 0);
          i++;
        }
      }
    }
  }

  // The bytes with their length before them and padding behind, then the correction of Reed and Solomon, block by block.
  function codewords(bytes, block) {
    var data = [0x40 | (bytes.length >> 4)];
    for (var i = 0; i <= bytes.length; i++) data.push(((i ? bytes[i - 1] : bytes.length) << 4 | (bytes[i] || 0) >> 4) & 255);
    for (var pad = 0xec; data.length < block[0] * block[2]; pad ^= 0xec ^ 0x11) data.push(pad);
    var divisor = [1];
    for (var degree = 1, power = 1; degree <= block[1]; degree++, power = times(power, 2)) {
      divisor.push(0);
      for (i = degree; i > 0; i--) divisor[i] ^= times(divisor[i - 1], power);
    }
    var parts = [];
    for (i = 0; i < block[2]; i++) parts.push(data.slice(i * block[0], (i + 1) * block[0]));
    return woven(parts).concat(woven(parts.map(correction)));

    function correction(part) {
      var rest = part.concat(new Array(block[1]).fill(0));
      part.forEach(function (_, at) {
        var factor = rest[at];
        divisor.forEach(function (value, k) {
          rest[at + k] ^= times(value, factor);
        });
      });
      return rest.slice(part.length);
    }

    function woven(lists) {
      return lists[0].flatMap(function (_, at) {
        return lists.map(function (list) {
          return list[at];
        });
      });
    }
  }

  function times(a, b) {
    var product = 0;
    for (; b; b >>= 1, a = (a << 1) ^ (a & 128 ? 0x11d : 0)) product ^= b & 1 ? a : 0;
    return product;
  }
})();

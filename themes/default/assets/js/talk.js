// Loads a comment service when a reader asks for it. Its settings are those of its own documentation.
(function () {
  "use strict";
  var root = document.documentElement;
  var box = document.querySelector(".talk");
  var button = box.querySelector("button");
  var settings = JSON.parse(box.querySelector("script").textContent);
  var service = button.dataset.service;
  var server = button.dataset.server;
  var cdn = "https://cdn.jsdelivr.net/npm/";
  var language = root.lang;
  var dark;

  function script(address, attributes, then) {
    var element = document.createElement("script");
    Object.keys(attributes).forEach(function (name) {
      element.setAttribute(name, attributes[name]);
    });
    element.src = address;
    if (then) element.onload = then;
    element.onerror = function () {
      button.hidden = false;
    };
    box.append(element);
  }

  function style(address) {
    var link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    document.head.append(link);
  }

  function place() {
    var element = document.createElement("div");
    box.append(element);
    return element;
  }

  function given(defaults) {
    return Object.assign(defaults, settings);
  }

  var services = {
    giscus: function () {
      var all = given({ mapping: "pathname", lang: language === "zh-CN" || language === "zh-TW" ? language : "en", theme: dark ? "dark" : "light" });
      var attributes = {};
      Object.keys(all).forEach(function (name) {
        attributes["data-" + name] = all[name];
      });
      script("https://giscus.app/client.js", attributes);
    },
    utterances: function () {
      script("https://utteranc.es/client.js", given({ "issue-term": "pathname", theme: dark ? "github-dark" : "github-light" }));
    },
    twikoo: function () {
      script(cdn + "twikoo@1/dist/twikoo.all.min.js", {}, function () {
        twikoo.init(given({ envId: server, el: place(), lang: language }));
      });
    },
    waline: function () {
      style(cdn + "@waline/client@3/dist/waline.css");
      script(cdn + "@waline/client@3/dist/waline.umd.js", {}, function () {
        Waline.init(given({ serverURL: server, el: place(), lang: language, dark: dark }));
      });
    },
    artalk: function () {
      style(cdn + "artalk@2/dist/Artalk.css");
      script(cdn + "artalk@2/dist/Artalk.js", {}, function () {
        Artalk.init(given({ server: server, el: place(), pageKey: location.pathname, pageTitle: document.title, darkMode: dark, locale: language }));
      });
    },
  };
  if (!services[service]) return;
  button.hidden = false;
  button.addEventListener("click", function () {
    button.hidden = true;
    var scheme = getComputedStyle(root).colorScheme; // "light dark" is as the system
    dark = scheme === "dark" || (/dark/.test(scheme) && matchMedia("(prefers-color-scheme: dark)").matches);
    services[service]();
  });
})();

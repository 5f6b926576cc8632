// What is like what: words that someone may have meant, addresses of one site, and firms that may be the same. As
// loading/diagnostics.py, model/websites.py, catalog/names.py and editing/duplicates.py have it;
// tests/browser/test_contribute_alike.py holds them against each other.
(() => {
  "use strict";

  const LONGEST = 80; // characters of a word that is looked for; ids are no longer
  const WORD_ALIKE = 0.6; // of what difflib.get_close_matches asks for

  // ------------------------------------------------------------------ Python's difflib.SequenceMatcher

  /** Return the longest run of letters that two texts share within bounds, as [start in a, start in b, length]. */
  const longest = (a, b, [from, to, low, high]) => {
    let best = [from, low, 0];
    let ends = new Map();
    for (let i = from; i < to; i += 1) {
      const following = new Map();
      for (let j = low; j < high; j += 1) {
        if (a[i] !== b[j]) continue;
        const length = (ends.get(j - 1) || 0) + 1;
        following.set(j, length);
        if (length > best[2]) best = [i - length + 1, j - length + 1, length];
      }
      ends = following;
    }
    return best;
  };

  /** Return how alike two texts are, from 0 to 1: twice the letters they share, of all that they have. */
  const ratio = (one, other) => {
    const [a, b] = [[...one], [...other]];
    if (!a.length && !b.length) return 1;
    let shared = 0;
    const left = [[0, a.length, 0, b.length]];
    while (left.length) {
      const bounds = left.pop();
      const [from, to, low, high] = bounds;
      const [i, j, length] = longest(a, b, bounds);
      if (!length) continue;
      shared += length;
      left.push([from, i, low, j], [i + length, to, j + length, high]);
    }
    return (2 * shared) / (a.length + b.length);
  };

  /** Return the highest ratio that two texts of these lengths can have, which is quick to tell. */
  const most = (one, other) => (2 * Math.min(one.length, other.length)) / (one.length + other.length || 1);

  // ------------------------------------------------------------------ Words

  const byCodePoint = (one, other) => (one < other ? -1 : Number(one > other));

  /** Return up to so many of the known words that look like a word, the likeliest first. */
  const nearest = (word, known, number = 3) => {
    const folded = word.toLowerCase();
    const { length } = [...folded];
    if (length > LONGEST) return [];
    const spelt = new Map(known.map((other) => [other.toLowerCase(), other]));
    const cutoff = length > 2 ? WORD_ALIKE : 1; // any two words of two letters are near each other
    const close = [...spelt.keys()]
      .map((other) => [other, most(other, folded) < cutoff ? 0 : ratio(other, folded)])
      .filter(([, score]) => score >= cutoff)
      .sort(([one, score], [other, its]) => its - score || byCodePoint(other, one))
      .slice(0, 3)
      .map(([other]) => other);
    const begin = [...spelt.keys()].filter((other) => length > 2 && other.startsWith(folded) && !close.includes(other)).sort(byCodePoint);
    return [...close, ...begin].slice(0, number).map((other) => spelt.get(other));
  };

  /** Return the known words that the others among some were most likely meant to be. */
  const misspelt = (words, known) => words.filter((word) => !known.includes(word)).flatMap((word) => nearest(word, known, 1));

  // ------------------------------------------------------------------ Names

  // As str.casefold has it: each letter by itself, so that a sigma at the end of a word is one too.
  const casefold = (letter) => (letter === "ı" ? letter : letter.toLowerCase().toUpperCase().toLowerCase());
  const fold = (text) => [...text.normalize("NFKD").replace(/\p{M}/gu, "")].map(casefold).join("").replace(/\p{M}/gu, "");
  const plain = (name) => fold(name.replaceAll("&", " and "));

  /** Return an id made of a name: lower-case letters and digits with single hyphens between. */
  const slugOf = (name, about) => {
    const letters = [...plain(name).replace(/['’]/g, "")].map((letter) => about.letters[letter] ?? letter).join("");
    return letters.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 80).replace(/-+$/, "");
  };

  /** Return the words of a name that tell it from others; all of them if none does. */
  const coreOf = (name, about) => {
    const words = plain(name).match(/[\p{L}\p{N}_]+/gu) || [];
    const telling = words.filter((word) => !about.commonWords.includes(word));
    return (telling.length ? telling : words).join(" ");
  };

  /** Return the host of a web address as people say it, without www. */
  const hostOf = (address) => {
    const [, net = ""] = address.match(/^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)/i) || [];
    const [, bracketed, name] = net.slice(net.lastIndexOf("@") + 1).match(/^(?:\[([^\]]*)|([^:]*))/);
    return ((bracketed ?? name).toLowerCase() || address).replace(/^www\./, "");
  };

  // ------------------------------------------------------------------ Websites

  const isAscii = (text) => /^[\x00-\x7f]*$/.test(text);

  /** Return a host in letters of ASCII, as the browser asks for it; empty if it cannot. */
  const inAscii = (host) => {
    if (isAscii(host)) return host;
    try {
      // The browser would read a sign that no host may have in its own way.
      const name = /[\x00-\x7f]/.test(host.replace(/[a-z0-9.-]/g, "")) ? "" : new URL(`https://${host}/`).hostname;
      return /^[a-z0-9.-]*$/.test(name) ? name : "";
    } catch {
      return "";
    }
  };

  /** Return the host and port of an address; null if it names none that can be. */
  const hostAndPort = (net) => {
    const plain = net.replace(/[@:#?]/g, "");
    const folded = plain.normalize("NFKC");
    if (plain !== folded && /[/?#@:]/.test(folded)) return null; // what looks like a letter would end the host
    const own = net.slice(net.lastIndexOf("@") + 1);
    const match = /[[\]]/.test(net) ? own.match(/^\[([0-9a-f.]*:[0-9a-f:.]*)\](?::(.*))?$/i) : own.match(/^([^:]*)(?::(.*))?$/);
    if (!match?.[1] || !/^[0-9]*$/.test(match[2] ?? "") || Number(match[2] ?? "") > 65535) return null;
    return [match[1].toLowerCase(), match[2] ? Number(match[2]) : null];
  };

  const hexOf = (letter) => {
    try {
      return encodeURIComponent(letter);
    } catch {
      return "%3F"; // half a letter
    }
  };

  /** Return part of an address with each character in its one spelling. */
  const asWritten = (text) =>
    [...text]
      .map((letter) => (isAscii(letter) ? letter : hexOf(letter)))
      .join("")
      .replace(/%([0-9a-f]{2})/gi, (whole, code) => {
        const letter = String.fromCharCode(parseInt(code, 16));
        return /[A-Za-z0-9._~-]/.test(letter) ? letter : whole.toUpperCase();
      });

  const pathOf = (path, sites) => {
    const kept = [];
    for (const segment of asWritten(path).split("/")) {
      if (segment === "..") kept.pop();
      else if (segment && segment !== ".") kept.push(segment);
    }
    const whole = kept.map((segment) => `/${segment}`).join("");
    return new RegExp(`^(?:${sites.frontPage})$`, "i").test(whole) ? "" : whole;
  };

  const queryOf = (query, sites) => {
    const tracks = new RegExp(`^(?:${sites.tracking})`);
    const left = asWritten(query).split("&").filter((part) => part && !tracks.test(part));
    return left.length ? `?${left.join("&")}` : "";
  };

  /** Return what tells the sites of one firm from those of others; empty for a number. */
  const siteName = (host, sites) => {
    const labels = host.split(".");
    if (host.includes(":") || /^[0-9]+$/.test(labels.at(-1)) || labels.length < 2) return "";
    const country = labels.pop().length === 2;
    if (country && labels.length > 1 && new RegExp(`^${sites.secondLevel}$`).test(labels.at(-1))) labels.pop();
    while (labels.length > 1 && new RegExp(`^${sites.beforeTheName}$`).test(labels[0])) labels.shift();
    return labels.join(".");
  };

  const SAID = /^[^/:?#@\s]+\.[^/:?#@\s]+(?=[:/?#]|$)/; // as people say an address: www.example.com

  const read = (given, { sites }) => {
    const address = given.replace(/^[\x00-\x20]+/, "").replace(/[\t\r\n]/g, "");
    const whole = SAID.test(address) ? `//${address}` : address;
    const [, scheme = "", net = "", path = "", query = ""] = whole.match(/^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?/i);
    const found = hostAndPort(net);
    if (!found) return { page: given, host: "", name: "" };
    const [named, port] = found;
    const full = (inAscii(named) || named).replace(/\.$/, "");
    const host = full.startsWith("www.") && full.split(".").length > 2 ? full.slice(4) : full;
    const usual = { http: 80, https: 443 }[scheme.toLowerCase()];
    const shown = port === null || port === usual ? "" : `:${port}`;
    return { page: `${host}${shown}${pathOf(path, sites)}${queryOf(query, sites)}`, host, name: siteName(host, sites) };
  };

  const websites = new Map(); // of the firms in the directory, which stay the same, and of what has been typed
  /**
   * Return an address by what it shares with others: page is the same for all spellings of one address, host for all
   * pages of a host, name for all hosts that may be of one firm.
   */
  const website = (address, about) => {
    if (!websites.has(address)) websites.set(address, read(address, about));
    return websites.get(address);
  };

  /** Return how two addresses are related: "same" website, "host", "like" but in doubt, or "other". */
  const likeness = (one, other, about) => {
    const [first, second] = [website(one, about), website(other, about)];
    if (first.page === second.page) return "same";
    if (!first.host || !second.host) return "other";
    if (first.host === second.host) return "host";
    return first.name && first.name === second.name ? "like" : "other";
  };

  // ------------------------------------------------------------------ Firms

  const cores = new Map(); // of the names in the directory, which stay the same while a form is filled in
  const knownCore = (name, about) => {
    if (!cores.has(name)) cores.set(name, coreOf(name, about));
    return cores.get(name);
  };

  /**
   * Return the firms that a record may be about, each with the best reason to think so.
   *
   * @param {Object} record What is filled in so far.
   * @param {Object} about
   * @param {?string} own The id of the firm that is known to be the same, because its record is corrected.
   * @returns {{firm: Object, why: string, same: string}[]} why is said as the commands say it; same is what the two
   *   have in common, in a few words.
   */
  const twins = (record, about, own = null) => {
    const names = [record.name, ...(Array.isArray(record.formerly) ? record.formerly : [])];
    const wanted = names.filter((name) => typeof name === "string" && name.trim()).map((name) => coreOf(name, about));
    const address = typeof record.website === "string" ? record.website : "";
    const alike = (core) =>
      wanted.some((other) => core === other || (most(core, other) >= about.alike && ratio(core, other) >= about.alike));
    return about.firms.flatMap((firm) => {
      if (firm.id === own) return [];
      const related = address ? likeness(address, firm.website, about) : "other";
      const its = hostOf(firm.website);
      if (["same", "host"].includes(related)) {
        return [{ firm, why: `has the same website host, ${its}`, same: "the same website" }];
      }
      const known = [[firm.name, "name"], ...(firm.formerly || []).map((name) => [name, "former name"])];
      const similar = known.find(([name]) => alike(knownCore(name, about)));
      if (!similar && related === "like") {
        return [{ firm, why: `has a similar website host, ${its}`, same: "a similar website" }];
      }
      if (!similar) return [];
      const [name, what] = similar;
      const exact = wanted.includes(knownCore(name, about)) ? "the same" : "a similar";
      const same = what === "name" ? `${exact} name` : `${exact} former name, ${name}`;
      return [{ firm, why: `has a similar ${what}, ${name}`, same }];
    });
  };

  const parts = (window.Rapport.contribute = window.Rapport.contribute || {});
  Object.assign(parts, { nearest, misspelt, ratio, fold, slugOf, coreOf, hostOf, isAscii, inAscii, website, likeness, twins });
})();

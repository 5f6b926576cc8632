// When two web addresses lead to one site, however they are spelt; as macros/model/websites.py has it.
// tests/vectors/same-site.json holds the two together.
(() => {
  "use strict";

  const { addFirm } = window.Rapport;

  /** Return the host of a web address as people say it, without www. @type {AddFirm["hostOf"]} */
  const hostOf = (address) => {
    const [, net = ""] = address.match(/^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)/i) || [];
    const [, bracketed, name] = net.slice(net.lastIndexOf("@") + 1).match(/^(?:\[([^\]]*)|([^:]*))/) || [];
    return ((bracketed ?? name ?? "").toLowerCase() || address).replace(/^www\./, "");
  };

  /** @type {AddFirm["isAscii"]} */
  const isAscii = (text) => /^\p{ASCII}*$/u.test(text);

  /** Return a host in letters of ASCII, as the browser asks for it; empty if it cannot. @type {AddFirm["inAscii"]} */
  const inAscii = (host) => {
    if (isAscii(host)) return host;
    try {
      // The browser would read a sign that no host may have in its own way.
      const name = /\p{ASCII}/u.test(host.replace(/[a-z0-9.-]/g, "")) ? "" : new URL(`https://${host}/`).hostname;
      return /^[a-z0-9.-]*$/.test(name) ? name : "";
    } catch {
      return "";
    }
  };

  /**
   * Return the host and port of an address; null if it names none that can be.
   *
   * @param {string} net
   * @returns {?[string, ?number]}
   */
  const hostAndPort = (net) => {
    const plain = net.replace(/[@:#?]/g, "");
    const folded = plain.normalize("NFKC");
    if (plain !== folded && /[/?#@:]/.test(folded)) return null; // what looks like a letter would end the host
    const named = net.slice(net.lastIndexOf("@") + 1);
    const match = /[[\]]/.test(net)
      ? named.match(/^\[([0-9a-f.]*:[0-9a-f:.]*)\](?::(.*))?$/i)
      : named.match(/^([^:]*)(?::(.*))?$/);
    if (!match?.[1] || !/^[0-9]*$/.test(match[2] ?? "") || Number(match[2] ?? "") > 65535) return null;
    return [match[1].toLowerCase(), match[2] ? Number(match[2]) : null];
  };

  /** @param {string} letter */
  const percentEncoded = (letter) => {
    try {
      return encodeURIComponent(letter);
    } catch {
      return "%3F"; // half a letter
    }
  };

  /** Return part of an address with each character in its one spelling. @param {string} text */
  const asWritten = (text) =>
    [...text]
      .map((letter) => (isAscii(letter) ? letter : percentEncoded(letter)))
      .join("")
      .replace(/%([0-9a-f]{2})/gi, (whole, code) => {
        const letter = String.fromCharCode(Number.parseInt(code, 16));
        return /[A-Za-z0-9._~-]/.test(letter) ? letter : whole.toUpperCase();
      });

  /** @param {string} path @param {AboutFirms["sites"]} sites */
  const pathOf = (path, sites) => {
    /** @type {string[]} */
    const kept = [];
    for (const segment of asWritten(path).split("/")) {
      if (segment === "..") kept.pop();
      else if (segment && segment !== ".") kept.push(segment);
    }
    const whole = kept.map((segment) => `/${segment}`).join("");
    return new RegExp(`^(?:${sites.frontPage})$`, "i").test(whole) ? "" : whole;
  };

  /** @param {string} query @param {AboutFirms["sites"]} sites */
  const queryOf = (query, sites) => {
    const tracks = new RegExp(`^(?:${sites.tracking})`);
    const left = asWritten(query)
      .split("&")
      .filter((part) => part && !tracks.test(part));
    return left.length ? `?${left.join("&")}` : "";
  };

  /**
   * Return what tells the sites of one firm from those of others; empty for a number.
   *
   * @param {string} host
   * @param {AboutFirms["sites"]} sites
   */
  const siteName = (host, sites) => {
    const labels = host.split(".");
    if (host.includes(":") || /^[0-9]+$/.test(labels.at(-1) ?? "") || labels.length < 2) return "";
    const country = labels.pop()?.length === 2;
    if (country && labels.length > 1 && new RegExp(`^${sites.secondLevel}$`).test(labels.at(-1) ?? "")) labels.pop();
    while (labels.length > 1 && new RegExp(`^${sites.beforeTheName}$`).test(labels[0])) labels.shift();
    return labels.join(".");
  };

  const SAID = /^[^/:?#@\s]+\.[^/:?#@\s]+(?=[:/?#]|$)/; // as people say an address: www.example.com
  const PARTS = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?/i;

  /** @param {string} given @param {Pick<AboutFirms, "sites">} about @returns {Website} */
  const read = (given, { sites }) => {
    const address = given.replace(/^[^!-\uffff]+/, "").replace(/[\t\r\n]/g, "");
    const whole = SAID.test(address) ? `//${address}` : address;
    const [, scheme = "", net = "", path = "", query = ""] = whole.match(PARTS) || [];
    const parts = hostAndPort(net);
    if (!parts) return { page: given, host: "", name: "" };
    const [named, port] = parts;
    const full = (inAscii(named) || named).replace(/\.$/, "");
    const host = full.startsWith("www.") && full.split(".").length > 2 ? full.slice(4) : full;
    const usual = { http: 80, https: 443 }[scheme.toLowerCase()];
    const shown = port === null || port === usual ? "" : `:${port}`;
    const page = `${host}${shown}${pathOf(path, sites)}${queryOf(query, sites)}`;
    return { page, host, name: siteName(host, sites) };
  };

  /** @type {Map<string, Website>} */
  const websites = new Map(); // of the firms in the directory, which stay the same, and of what has been typed

  /** Return an address by what it shares with others. @type {AddFirm["website"]} */
  const website = (address, about) => {
    if (!websites.has(address)) websites.set(address, read(address, about));
    return /** @type {Website} */ (websites.get(address));
  };

  /**
   * Return how two addresses are related: "same" website, "host", "like" but in doubt, or "other".
   *
   * @type {AddFirm["likeness"]}
   */
  const likeness = (one, other, about) => {
    const [first, second] = [website(one, about), website(other, about)];
    if (first.page === second.page) return "same";
    if (!first.host || !second.host) return "other";
    if (first.host === second.host) return "host";
    return first.name && first.name === second.name ? "like" : "other";
  };

  Object.assign(addFirm, { hostOf, isAscii, inAscii, website, likeness });
})();

// What is wrong with one text, by the type of its field; as macros/model/types.py has it.
(() => {
  "use strict";

  const { addFirm } = window.Rapport;
  const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufffd]/u;
  // As Python has them.
  const SPACES = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
  const SPACED = new RegExp(`^${SPACES}|${SPACES}$|  `, "u");
  const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
  // Scripts with letters that look like those of another.
  const SCRIPTS = ["Armenian", "Cherokee", "Coptic", "Cyrillic", "Greek", "Latin"].map((name) => ({
    name,
    letters: new RegExp(`\\p{Script=${name}}`, "u"),
  }));

  /** @param {string} text @returns {?Found} */
  const invisibleFault = (text) => {
    const letter = text.replaceAll("\n", "").match(INVISIBLE)?.[0];
    if (letter === undefined) return null;
    if (letter === "\ufffd") return { code: "lost-letter" };
    return { code: "invisible", values: { number: addFirm.hex(letter, 4).toUpperCase() } };
  };

  /** Return the first word that mixes letters of scripts that look alike, and its scripts. @param {string} text */
  const mixedScripts = (text) => {
    for (const word of text.match(/[\p{L}\p{Nl}\p{No}]+/gu) || []) {
      const names = SCRIPTS.filter(({ letters }) => letters.test(word)).map(({ name }) => name);
      if (names.length > 1) return { word: addFirm.quoted(word), scripts: names.join(" and ") };
    }
    return null;
  };

  /** @param {string} text @returns {?Found} */
  const lineFault = (text) => {
    const mixed = mixedScripts(text);
    if (mixed) return { code: "mixed-scripts", values: mixed };
    if (text.includes("\n")) return { code: "several-lines" };
    if (SPACED.test(text)) return { code: "spaces" };
    return invisibleFault(text);
  };

  // ------------------------------------------------------------------ Addresses and mailboxes

  /**
   * Tell whether an IPv4 address is one that readers anywhere can reach; as Python's ipaddress has it.
   *
   * @param {number[]} bytes
   */
  const isPublicIPv4 = ([a, b, c]) => {
    if (a === 0 || a === 10 || a === 127 || a >= 240) return false;
    if ((a === 100 && b >= 64 && b < 128) || (a === 169 && b === 254) || (a === 172 && b >= 16 && b < 32)) return false;
    if (a === 192 && ((b === 0 && (c === 0 || c === 2)) || b === 168)) return false;
    if (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) return false;
    return !(a === 203 && b === 0 && c === 113);
  };

  /** @param {string} named @param {string[]} privateDomains */
  const isPublic = (named, privateDomains) => {
    const host = addFirm.inAscii(named).replace(/\.$/, "");
    if (/^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(host)) {
      const bytes = host.split(".").map(Number);
      if (bytes.every((byte) => byte < 256)) return isPublicIPv4(bytes);
    }
    // Of IPv6, all that is given out for the public starts with a 2 or a 3; some of that is for examples or tunnels.
    if (host.includes(":")) {
      return (
        /^[23][0-9a-f]{3}:/.test(host) &&
        !/^(2001:(0*[0-9a-f]{0,2}|0?1[0-9a-f]{2}|0?db8):|2002:|3fff:0?[0-9a-f]{0,3}:)/.test(host)
      );
    }
    const labels = host.split(".");
    const last = labels.at(-1) ?? "";
    const fit = labels.length > 1 && host.length <= 253 && labels.every((label) => LABEL.test(label));
    return fit && /^[a-z]/.test(last) && !privateDomains.includes(last);
  };

  /** @param {string} text @param {AboutFirms} about @returns {?Found} */
  const addressFault = (text, about) => {
    const unseen = invisibleFault(text);
    if (unseen) return unseen;
    if (/[\s"'<>\\^`{|}]|%(?![0-9a-f]{2})/i.test(text)) return { code: "address-character" };
    const [, scheme = "", rest = ""] = text.match(/^(?:([a-z][a-z0-9+.-]*):)?(.*)$/i) || [];
    const net = rest.startsWith("//") ? rest.slice(2).split(/[/?#]/)[0] : "";
    const brackets = net.match(/^(?:.*@)?\[([0-9a-f.]*:[0-9a-f:.]*)\](?::(.*))?$/i);
    if (/[[\]]/.test(net) && !brackets) return { code: "no-address" };
    if (!/^https?$/i.test(scheme)) return { code: "no-http" };
    if (!/^https?$/.test(scheme)) return { code: "scheme-case", values: { scheme, lower: scheme.toLowerCase() } };
    if (net.includes("@")) return { code: "user-name" };
    const [, name = "", port] = brackets || net.match(/^([^:]*)(?::(.*))?$/) || [];
    if (port && !(/^[0-9]+$/.test(port) && Number(port) >= 1 && Number(port) <= 65535)) return { code: "no-port" };
    const host = name.toLowerCase();
    const mixed = mixedScripts(host);
    if (mixed) return { code: "mixed-host", values: mixed };
    if (isPublic(host, about.privateDomains)) return null;
    return { code: host ? "private-host" : "no-host", values: { host: addFirm.quoted(host) } };
  };

  /** @param {string} text @param {AboutFirms} about @returns {?Found} */
  const mailboxFault = (text, about) => {
    const [, box = "", host = ""] = text.toLowerCase().match(/^([a-z0-9]+(?:[._+-][a-z0-9]+)*)@([a-z0-9.-]+)$/) || [];
    const labels = host.split(".");
    if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return { code: "no-mailbox" };
    const isOfDesk = about.mailboxes.some((role) => new RegExp(`^${role}(?![a-z0-9])`).test(box));
    return isOfDesk ? null : { code: "personal-mailbox" };
  };

  // ------------------------------------------------------------------ Days

  /** Return the last day that is not in the future anywhere on earth. */
  const latestDay = () => new Date(Date.now() + 14 * 3600 * 1000).toISOString().slice(0, 10);

  Object.assign(addFirm, { lineFault, addressFault, mailboxFault, latestDay });
})();

// What is wrong with the record of a firm, by the rules of the published schema, macros/model/ and macros/loading/rules/, in their words.
// tests/browser/test_contribute_rules.py holds the two against each other.
(() => {
  "use strict";

  const parts = (window.Rapport.contribute = window.Rapport.contribute || {});
  const { count } = window.Rapport;
  const { nearest, misspelt, isAscii, inAscii, website } = parts;
  const NOT_PRINTABLE = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;
  const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufffd]/u;
  const SPACES = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]"; // as Python has them
  const SPACED = new RegExp(`^${SPACES}|${SPACES}$|  `, "u");
  const EARLIEST_DAY = "2000-01-01"; // as model/types.py has it
  const LONGEST = 80; // characters of a value that a message repeats
  const ARTICLES = { // as loading/explain.py names one value of these
    confidentiality: "a stance on confidentiality",
    industry: "an industry",
    unsolicited: "an answer to unsolicited CVs",
  };
  const EXPECTED = {
    string: ["a text", "Put it in quotes"],
    integer: ["a whole number", "Write the digits alone, without quotes"],
    boolean: ["true or false", "Write true or false, without quotes"],
    date: ["a date", "Write it as 2026-11-23, without quotes"],
    array: ["a list", "Write it as a list, [like, this], even for one entry"],
    object: ["a group of fields", "Indent its fields below it"],
  };

  const isText = (value) => typeof value === "string";
  const isList = Array.isArray;
  const isGroup = (value) => value !== null && typeof value === "object" && !isList(value);
  const list = (value) => (isList(value) ? value : []);

  const hex = (letter, width) => letter.codePointAt(0).toString(16).padStart(width, "0");
  const shortened = (text) => {
    const letters = [...text];
    const start = letters.length <= LONGEST ? letters : [...letters.slice(0, LONGEST - 1), "…"];
    const named = { "\t": "\\t", "\n": "\\n", "\r": "\\r" };
    const escaped = (letter) => {
      const code = letter.codePointAt(0);
      return named[letter] || (code < 256 ? `\\x${hex(letter, 2)}` : code < 65536 ? `\\u${hex(letter, 4)}` : `\\U${hex(letter, 8)}`);
    };
    return start.map((letter) => (NOT_PRINTABLE.test(letter) ? escaped(letter) : letter)).join("");
  };
  const quoted = (text) => `"${shortened(text)}"`;
  const didYouMean = (word, known) => {
    const guesses = nearest(word, known).map(quoted);
    return guesses.length ? `Did you mean ${guesses.join(" or ")}?` : "";
  };

  // ------------------------------------------------------------------ One text

  const invisible = (text) => {
    const letter = text.replaceAll("\n", "").match(INVISIBLE)?.[0];
    if (letter === "\ufffd") return ["holds U+FFFD, which stands for a letter that was lost,", "Type the word anew"];
    return letter && [`holds the invisible character U+${hex(letter, 4).toUpperCase()}`, "Remove it"];
  };

  // Scripts with letters that look like those of another.
  const LOOKALIKES = ["Armenian", "Cherokee", "Coptic", "Cyrillic", "Greek", "Latin"];
  const SCRIPTS = LOOKALIKES.map((name) => [name, new RegExp(`\\p{Script=${name}}`, "u")]);

  /** Return what is wrong with a text in which a word mixes letters of scripts that look alike. */
  const mixed = (text, remedy) => {
    for (const word of text.match(/[\p{L}\p{Nl}\p{No}]+/gu) || []) {
      const names = SCRIPTS.filter(([, script]) => script.test(word)).map(([name]) => name);
      const start = [...word].slice(0, 80).join("");
      if (names.length > 1) return [`mixes letters of different scripts in "${start}" (${names.join(" and ")})`, remedy];
    }
    return null;
  };

  const line = (text) => {
    const strange = mixed(text, "Type the word anew in one script");
    if (strange) return strange;
    if (text.includes("\n")) return ["runs over several lines", "Write it on one line"];
    if (SPACED.test(text)) return ["has spaces too many", "Keep one space between words and none at the ends"];
    return invisible(text);
  };

  /** Tell whether an IPv4 address is one that readers anywhere can reach; as Python's ipaddress has it. */
  const isPublicIPv4 = ([a, b, c, d]) => {
    if (a === 0 || a === 10 || a === 127 || a >= 240) return false;
    if ((a === 100 && b >= 64 && b < 128) || (a === 169 && b === 254) || (a === 172 && b >= 16 && b < 32)) return false;
    if (a === 192 && b === 0 && c === 0) return d === 9 || d === 10;
    if ((a === 192 && b === 0 && c === 2) || (a === 192 && b === 168) || (a === 198 && (b === 18 || b === 19))) return false;
    return !((a === 198 && b === 51 && c === 100) || (a === 203 && b === 0 && c === 113));
  };

  const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

  const isPublic = (given, privateDomains) => {
    const host = inAscii(given).replace(/\.$/, "");
    if (/^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(host)) {
      const parts = host.split(".").map(Number);
      if (parts.every((part) => part < 256)) return isPublicIPv4(parts);
    }
    // Of IPv6, all that is given out for the public starts with a 2 or a 3; some of that is for examples or for tunnels.
    if (host.includes(":")) return /^[23][0-9a-f]{3}:/.test(host) && !/^(2001:0?0?0?0?:|2001:0?db8:|2002:|3fff:)/.test(host);
    const labels = host.split(".");
    const last = labels.at(-1);
    const fit = labels.length > 1 && host.length <= 253 && labels.every((label) => LABEL.test(label));
    return fit && /^[a-z]/.test(last) && !privateDomains.includes(last);
  };

  const webAddress = (text, about) => {
    const remedy = "Give a public address that starts with https:// or http://";
    const unseen = invisible(text);
    if (unseen) return unseen;
    if (/[\s"'<>\\^`{|}\x00-\x20\x7f]|%(?![0-9a-f]{2})/i.test(text)) return ["holds a character that an address cannot have", remedy];
    const [, scheme = "", rest] = text.match(/^(?:([a-z][a-z0-9+.-]*):)?(.*)$/i);
    const net = rest.startsWith("//") ? rest.slice(2).split(/[/?#]/)[0] : "";
    const brackets = net.match(/^(?:.*@)?\[([0-9a-f.]*:[0-9a-f:.]*)\](:.*)?$/i);
    if (/[[\]]/.test(net) && !brackets) return ["is not an address", remedy];
    if (!/^https?$/i.test(scheme)) return ["is not an http or https address", remedy];
    if (!/^https?$/.test(scheme)) return [`begins with ${scheme}`, `Write ${scheme.toLowerCase()} in lower case`];
    if (net.includes("@")) return ["holds a user name", "Remove the part before the @"];
    const [, name, port] = brackets ? [null, brackets[1], brackets[2]?.slice(1)] : net.match(/^([^:]*)(?::(.*))?$/);
    if (port && !(/^[0-9]+$/.test(port) && Number(port) >= 1 && Number(port) <= 65535)) {
      return ["names a port that does not exist", "Remove the colon and the port"];
    }
    const host = name.toLowerCase();
    const strange = mixed(host, "Copy the address from the firm's own site");
    if (strange) return strange;
    if (isPublic(host, about.privateDomains)) return null;
    return [host ? `"${host}" is not a host that readers can reach` : "names no host", remedy];
  };

  const mailbox = (text, about) => {
    const match = text.toLowerCase().match(/^([a-z0-9]+(?:[._+-][a-z0-9]+)*)@([a-z0-9.-]+)$/);
    const labels = match ? match[2].split(".") : [];
    if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) {
      return ["is not an e-mail address", "Write it as info@firm.example"];
    }
    if (about.mailboxes.some((role) => new RegExp(`^${role}(?![a-z0-9])`).test(match[1]))) return null;
    return ["may name a person", "List only mailboxes of a desk, such as info@ or candidates@, or leave it out"];
  };

  const isDate = (text) => {
    const match = isText(text) && text.match(/^(\d{4})-(\d\d)-(\d\d)$/);
    if (!match) return false;
    const [year, month, day] = match.slice(1).map(Number);
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  };

  /** Return the last day that is not in the future anywhere on earth. */
  const latestDay = () => new Date(Date.now() + 14 * 3600 * 1000).toISOString().slice(0, 10);

  // ------------------------------------------------------------------ One value

  const nameOf = (value) => {
    if (typeof value === "boolean") return "a truth value";
    if (typeof value === "number") return "a number";
    return isText(value) ? "a text" : isList(value) ? "a list" : "a group of fields";
  };

  const fits = (value, kind) =>
    ({
      string: isText,
      integer: Number.isInteger,
      boolean: (one) => typeof one === "boolean",
      date: isDate,
      array: isList,
      object: isGroup,
    })[kind](value);

  const sameValue = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /** Yield what is wrong with a value: the path to it, what is wrong, what to do. */
  function* faultsOf(value, schema, steps, about, required = false) {
    schema = about.resolve(schema);
    const inList = typeof steps.at(-1) === "number";
    const leaveOut = required ? "" : inList ? ", or take it out of the list" : ", or leave the field out";
    if (value === null) {
      yield [steps, "is empty", `Fill it in${leaveOut}`];
      return;
    }
    const kind = schema.format === "date" ? "date" : schema.type;
    if (!fits(value, kind)) {
      const [expected, remedy] = EXPECTED[kind];
      const single = kind === "string" && typeof value === "object";
      const zero = kind === "integer" && /^0[0-9]+$/.test(value) && "Write the digits alone, without a zero before them";
      yield [steps, `is ${nameOf(value)}, not ${expected}`, single ? "Give a single text" : zero || remedy];
      return;
    }
    const faults = { string: text, integer: number, date, array: entries, object: fields }[kind];
    if (faults) yield* faults(value, schema, steps, about, leaveOut);
  }

  function* text(value, schema, steps, about, leaveOut) {
    const length = [...value].length;
    if (length > (schema.maxLength ?? Infinity)) {
      yield [steps, `has ${length} characters; the limit is ${schema.maxLength}`, "Shorten it"];
    } else if (length < (schema.minLength ?? 0)) {
      yield [steps, "is empty", `Fill it in${leaveOut}`];
    } else {
      const fault = textFault(value, schema, about);
      if (fault) yield [steps, ...fault];
    }
  }

  const textFault = (value, schema, about) => {
    if (schema.format === "uri") return webAddress(value, about);
    if (schema.format === "email") return mailbox(value, about);
    if (schema.pattern && !new RegExp(schema.pattern, "u").test(value)) {
      const slug = "Use lower-case letters and digits, with single hyphens between";
      return [`${quoted(value)} does not have the right form`, schema.pattern === about.slug ? slug : `It must match ${schema.pattern}`];
    }
    if (schema.not?.pattern && new RegExp(schema.not.pattern, "u").test(value)) {
      if (value.startsWith("own-")) return [`${quoted(value)} begins as the ids of what readers add to My search`, about.rename.own];
      return [`${quoted(value)} cannot be the name of a file on every system`, about.rename.device];
    }
    if (schema["x-vocabularies"]) return ofVocabulary(value, schema["x-vocabularies"], about);
    if (schema["x-ids-of"] === "firms") {
      const known = [...about.firms.map((firm) => firm.id), ...(isText(about.self) ? [about.self] : [])];
      if (known.includes(value)) return null;
      const guess = didYouMean(value, known);
      return [`${quoted(value)} is not an id in firms.yaml`, guess || "Use an id of firms.yaml, or add the record there"];
    }
    if (schema.enum) {
      if (schema.enum.includes(value)) return null;
      const name = (schema.title || "value").toLowerCase();
      return [`${quoted(value)} is not a ${name}`, `Use one of ${schema.enum.join(", ")}`];
    }
    return schema.pattern ? null : line(value);
  };

  const ofVocabulary = (value, names, about) => {
    const known = [...new Set(names.flatMap((name) => about.vocabulary[name].map((one) => one.id)))].sort();
    if (known.includes(value)) return null;
    const problem = `${quoted(value)} is not ${names.map((name) => ARTICLES[name] || `a ${name}`).join(" or ")}`;
    const isCalled = ({ label, also = [] }) => [label, ...also].some((word) => word.toLowerCase() === value.toLowerCase());
    const meant = names.flatMap((name) => about.vocabulary[name].filter(isCalled).map((one) => quoted(one.id)));
    if (meant.length) return [problem, `Did you mean ${meant.join(" or ")}?`];
    const some = `Use ${known.length > 1 ? "one of " : ""}${known.join(", ")}`;
    const fallback = known.length > 12 ? `Use a value that vocabulary.yaml lists under ${names[0]}` : some;
    return [problem, didYouMean(value, known) || fallback];
  };

  function* number(value, schema, steps) {
    if (value < (schema.minimum ?? -Infinity)) yield [steps, `${value} is less than ${schema.minimum}`, "Correct the number"];
    else if (value > (schema.maximum ?? Infinity)) yield [steps, `${value} is more than ${schema.maximum}`, "Correct the number"];
    else if (schema["x-latest"] === "this year" && value > Number(latestDay().slice(0, 4))) {
      yield [steps, "lies in the future", "Give the year as the source states it"];
    }
  }

  function* date(value, schema, steps) {
    const remedy = "Give the day on which it was done";
    if (value < EARLIEST_DAY) yield [steps, `lies before ${EARLIEST_DAY}`, remedy];
    else if (value > latestDay()) yield [steps, "lies in the future", remedy];
  }

  function* entries(value, schema, steps, about, leaveOut) {
    if (value.length < (schema.minItems ?? 0)) {
      const has = count(value.length, "entry", "entries");
      yield [steps, `has ${has}; it needs at least ${schema.minItems}`, `Add what is missing${leaveOut}`];
      return;
    }
    const found = value.flatMap((one, place) => [...faultsOf(one, schema.items, [...steps, place], about)]);
    yield* found;
    if (found.length || !schema.uniqueItems) return;
    const place = value.findIndex((one, at) => value.slice(0, at).some((earlier) => sameValue(earlier, one)));
    if (place < 0) return;
    const what = isGroup(value[place]) ? "the same entry" : `"${value[place]}"`;
    yield [[...steps, place], `${what} stands in the list twice`, "Keep one of the two"];
  }

  function* fields(value, schema, steps, about) {
    const required = schema.required || [];
    const known = Object.keys(schema.properties);
    const meant = misspelt(Object.keys(value), known);
    for (const [name, one] of Object.entries(schema.properties)) {
      if (name in value) yield* faultsOf(value[name], one, [...steps, name], about, required.includes(name));
      else if (required.includes(name) && !meant.includes(name)) yield [[...steps, name], "is missing", `Add ${name}`];
    }
    for (const name of Object.keys(value)) {
      if (known.includes(name)) continue;
      yield [[...steps, name], "there is no such field", didYouMean(name, known) || `The fields are ${known.join(", ")}`];
    }
  }

  // What no text may hold but a mailbox, which has rules of its own.
  const PERSONAL = ["an e-mail address", "a telephone number"];
  const LEAVE_OUT = "Leave it out: what leads to a person does not belong here";

  /** Yield the texts in a value that hold markup, or what leads to a person: loading/text_policy.py. */
  function* markup(value, steps, about) {
    if (isText(value)) {
      const field = steps.findLast(isText);
      if (["url", "website"].includes(field)) return; // an address may hold any of these signs
      for (const [kind, pattern] of Object.entries(about.markup)) {
        const personal = PERSONAL.includes(kind);
        if (personal && field === "email") continue;
        const sign = value.match(new RegExp(pattern, "imu"))?.[0];
        if (sign === undefined) continue;
        yield [steps, `holds ${kind}: ${quoted(sign)}`, personal ? LEAVE_OUT : about.plainWords];
        return;
      }
    } else if (isList(value)) {
      for (const [place, one] of value.entries()) yield* markup(one, [...steps, place], about);
    } else if (isGroup(value)) {
      for (const [name, one] of Object.entries(value)) yield* markup(one, [...steps, name], about);
    }
  }

  // ------------------------------------------------------------------ The record as a whole: loading/rules/firms.py

  function* ofRecord(record, about) {
    const country = record.headquarters?.country;
    const countries = list(record.countries);
    if (isText(country) && !countries.includes(country) && countries.every(isText)) {
      yield {
        steps: ["headquarters", "country"],
        problem: `${quoted(country)} is not among the countries of the record`,
        remedy: "Add it to countries: a head office is an office",
        unless: [["headquarters", "country"], ["countries"]],
      };
    }
    if (isGroup(record.contact) && !Object.keys(record.contact).length) {
      yield {
        steps: ["contact"],
        problem: "says nothing",
        remedy: "Give a channel, url, email or unsolicited, or leave contact out",
      };
    }
    // A field whose name is misspelt is a fault of its own.
    const given = Object.keys(record);
    const named = new Set([...given, ...misspelt(given, Object.keys(about.record.properties))]);
    const telling = about.telling.filter((name) => named.has(name));
    if (!telling.length || (telling.length === 1 && record.generalist === false && telling[0] === "generalist")) {
      const named = `${about.telling.slice(0, -1).join(", ")} or ${about.telling.at(-1)}`;
      yield { steps: [], problem: "tells a candidate nothing to act on", remedy: `Give at least one of ${named}` };
    }
    if ("successor" in record && (record.status ?? "active") === "active") {
      yield {
        steps: ["successor"],
        problem: "a firm that is active has no successor",
        remedy: "Give status closed or merged, or leave successor out",
        unless: [["status"]],
      };
    }
    yield* support(record, named, about);
  }

  function* support(record, named, about) {
    const required = about.record.required;
    const supported = new Set();
    let complete = isList(record.sources);
    for (const [place, source] of list(record.sources).entries()) {
      complete = complete && isList(source?.supports);
      for (const [at, field] of list(source?.supports).entries()) {
        const steps = ["sources", place, "supports", at];
        if (!isText(field)) {
          complete = false;
        } else if (about.supportable.includes(field)) {
          supported.add(field);
          if (!named.has(field) && !required.includes(field)) {
            const problem = `supports ${quoted(field)}, which the record does not have`;
            yield { steps, problem, remedy: `Add ${field}, or take it out of supports` };
          }
        } else {
          nearest(field, about.supportable).forEach((one) => supported.add(one));
          const problem = `${quoted(field)} is not a field that a source can support`;
          const remedy = didYouMean(field, about.supportable) || `Name one of ${about.supportable.join(", ")}`;
          yield { steps, problem, remedy };
        }
      }
    }
    for (const field of complete ? about.sourced : []) {
      if (!(field in record) || supported.has(field)) continue;
      const or = required.includes(field) ? "" : ", or leave the field out";
      const remedy = `Add ${field} to supports of the source that shows it${or}`;
      yield { steps: [field], problem: "no source supports it", remedy };
    }
  }

  // ------------------------------------------------------------------ The record among the others

  /** A name in other letters does not pass for that of another firm. */
  function* lookalikes(record, about, others) {
    if (!isText(record.name) || isAscii(record.name)) return;
    const read = [...record.name.normalize("NFKC").toLowerCase()].map((letter) => about.readsAs[letter] ?? letter).join("");
    const other = isAscii(read) && others.find((firm) => isAscii(firm.name) && firm.name.toLowerCase() === read);
    if (!other) return;
    const problem = `${quoted(record.name)} is written in other letters but reads as the name of ${quoted(other.id)}`;
    yield { steps: ["name"], problem, remedy: "Type the name anew, as the firm writes it" };
  }

  function* amongOthers(record, about, own) {
    const others = about.firms.filter((firm) => firm.id !== own);
    if (isText(record.id) && others.some((firm) => firm.id === record.id)) {
      const problem = `${quoted(record.id)} is the id of an earlier record too`;
      yield { steps: ["id"], problem, remedy: "Give one of them another id, or remove it", listed: record.id };
    }
    for (const [steps, id] of [[["id"], record.id], ...list(record.aliases).map((id, place) => [["aliases", place], id])]) {
      if (!about.reserved.includes(id)) continue;
      yield { steps, problem: `${quoted(id)} is the address of another page`, remedy: "Give this firm another id" };
    }
    if (about.removed.includes(record.id)) {
      const problem = `${quoted(record.id)} was the id of a firm that has been removed`;
      yield { steps: ["id"], problem, remedy: "Give this firm another id: an id is never used again" };
    }
    const after = new Map(others.map((firm) => [firm.id, firm.successor])).set(record.id, record.successor);
    const seen = new Set([record.id]);
    let following = record.successor;
    while (isText(following) && !seen.has(following)) {
      seen.add(following);
      following = after.get(following);
    }
    if (isText(following) && following === record.id) {
      const problem = `${quoted(record.successor)} leads back to this record`;
      yield { steps: ["successor"], problem, remedy: "Name the firm that exists today, or leave it out" };
    }
    yield* lookalikes(record, about, others);
    for (const [place, alias] of list(record.aliases).entries()) {
      const steps = ["aliases", place];
      const holder = others.find((firm) => firm.id === alias || firm.aliases?.includes(alias));
      if (isText(alias) && alias === record.id) {
        const problem = `${quoted(alias)} is the id of this very record`;
        yield { steps, problem, remedy: "Remove it; aliases are ids of the past" };
      } else if (holder) {
        const problem = `${quoted(alias)} belongs to the record ${quoted(holder.id)}`;
        yield { steps, problem, remedy: "Remove it from one of the two" };
      }
    }
    if (!isText(record.website)) return;
    const twin = others.find((firm) => website(firm.website, about).page === website(record.website, about).page);
    if (twin) {
      const problem = `is the website of ${quoted(twin.id)} too`;
      yield { steps: ["website"], problem, remedy: "Make one record of the two, or give each its own page", listed: twin.id };
    }
  }

  // ------------------------------------------------------------------ All of it

  /**
   * Return all that is wrong with the record of a firm.
   *
   * @param {Object} record As JSON holds it.
   * @param {Object} about As aboutOf returns it.
   * @param {?string} own The id under which the record is published, if it is.
   * @returns {{steps: (string|number)[], problem: string, remedy: string, anchor: string, bound: ?boolean,
   *   listed: ?string}[]} anchor is the place of the field in the data dictionary, empty for the record as a whole; bound
   *   tells what hangs on several fields, and may right itself when the others are filled in; listed is the id of the
   *   firm that this one seems to be.
   */
  const check = (record, about, own = null) => {
    about = { ...about, self: record.id };
    const ofValues = [...faultsOf(record, about.record, [], about), ...markup(record, [], about)];
    const found = ofValues.map(([steps, problem, remedy]) => ({ steps, problem, remedy }));
    const faulty = new Set(found.flatMap(({ steps }) => [...steps.keys(), steps.length].map((end) => steps.slice(0, end).join("."))));
    for (const { unless = [], ...fault } of ofRecord(record, about)) {
      if (!unless.some((path) => faulty.has(path.join(".")))) found.push({ ...fault, bound: true });
    }
    found.push(...amongOthers(record, about, own));
    return found.map((fault) => ({ ...fault, anchor: anchorOf(fault.steps, about) }));
  };

  const anchorOf = (steps, about) => {
    const names = [];
    let schema = about.record;
    for (const step of steps) {
      if (typeof step === "number") continue;
      if (!Object.hasOwn(schema.properties || {}, step)) break;
      names.push(step);
      const inner = about.resolve(schema.properties[step]);
      schema = about.resolve(inner.items || inner);
    }
    return names.join("-").replaceAll("_", "-");
  };

  /** Return what the functions here need to know, from what the site publishes for the form. */
  const aboutOf = (published) => {
    const definitions = published.schema.$defs;
    const resolve = (schema) =>
      schema.$ref ? { ...definitions[schema.$ref.split("/").at(-1)], ...schema, $ref: undefined } : schema;
    return { ...published, resolve, record: resolve(published.schema.items) };
  };

  Object.assign(parts, { check, aboutOf, isDate });
})();

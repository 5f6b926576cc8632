// A record as "python -m macros format" writes it, and as a patch to data/firms.yaml.
(() => {
  "use strict";

  // What a bare word would mean to YAML 1.1: PyYAML's resolver.py.
  const MEANS_MORE = [
    /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
    /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
    /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
    /^(?:~|null|Null|NULL|)$/,
    /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/,
    /^(?:<<|=|!|&|\*)$/,
  ];
  // PyYAML's emitter.py, analyze_scalar: what may not stand without quotes, in a list in brackets and elsewhere.
  const STARTS = /^(?:---|\.\.\.|[#,[\]{}&*!|>'"%@`]|[?:-](?:[\0 \t]|$))/;
  const WITHIN = /:(?:[\0 \t]|$)|[\0 \t]#/;
  const IN_BRACKETS = /^[?:]|.[,?[\]{}:]/su;
  const WRITTEN = /^[\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10fffe}]*$/u;
  const ESCAPES = { 0: "0", 7: "a", 8: "b", 9: "t", 10: "n", 11: "v", 12: "f", 13: "r", 27: "e", 34: '"', 92: "\\", 133: "N", 160: "_", 8232: "L", 8233: "P" };
  const UNSEEN = /["\\\x85\u2028\u2029\ufeff]|[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd]/gu;

  const escaped = (letter) => {
    const code = letter.codePointAt(0);
    if (code in ESCAPES) return `\\${ESCAPES[code]}`;
    const hex = code.toString(16).toUpperCase();
    return code < 256 ? `\\x${hex.padStart(2, "0")}` : code < 65536 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
  };

  /** Return a text of one line as YAML. */
  const scalar = (text, inBrackets = false) => {
    const breaks = /[\n\x85\u2028\u2029]/.test(text);
    if (!WRITTEN.test(text) || breaks) return `"${text.replace(UNSEEN, escaped)}"`;
    const indicators = STARTS.test(text) || WITHIN.test(text) || (inBrackets && IN_BRACKETS.test(text));
    const bare = text && !indicators && !/^ | $/.test(text) && !MEANS_MORE.some((pattern) => pattern.test(text));
    return bare ? text : `'${text.replaceAll("'", "''")}'`;
  };

  const atom = (value, inBrackets) => (typeof value === "string" ? scalar(value, inBrackets) : String(value));
  const isGroup = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const plainDate = (value, schema) => schema?.format === "date" && window.Rapport.contribute.isDate(value);

  /** Return the lines of a field. */
  const field = (name, value, schema, about) => {
    schema = schema ? about.resolve(schema) : undefined;
    if (Array.isArray(value)) {
      const short = !value.some((one) => typeof one === "object" || [...String(one)].length > 60);
      if (short) return [`${name}: [${value.map((one) => atom(one, true)).join(", ")}]`];
      return [`${name}:`, ...value.flatMap((one) => entry(one, schema?.items, about))];
    }
    if (isGroup(value)) {
      const inner = Object.entries(value).flatMap(([key, one]) => field(key, one, schema?.properties?.[key], about));
      return inner.length ? [`${name}:`, ...inner.map((line) => `  ${line}`)] : [`${name}: {}`];
    }
    return [`${name}: ${plainDate(value, schema) ? value : atom(value, false)}`];
  };

  const entry = (value, schema, about) => {
    if (!isGroup(value)) return [`  - ${atom(value, false)}`];
    const properties = schema && about.resolve(schema).properties;
    const lines = Object.entries(value).flatMap(([key, one]) => field(key, one, properties?.[key], about));
    return lines.length ? lines.map((line, at) => `${at ? "    " : "  - "}${line}`) : ["  - {}"];
  };

  /**
   * Return the lines of a record, as they stand in data/firms.yaml.
   *
   * @param {Object} record
   * @param {Object} about
   * @param {?{record: Object, lines: string[]}} published What stands there now: of a field that has not changed, its
   *   lines stay as they are, and so do comments.
   */
  const toYaml = (record, about, published = null) => {
    const kept = published ? fieldsOf(published.lines) : new Map();
    const names = Object.keys(about.record.properties).filter((name) => name in record);
    const lines = names.flatMap((name) => {
      const { comments = [], own = [] } = kept.get(name) || {};
      if (own.length && sameValue(published.record[name], record[name])) return [...comments, ...own];
      return [...comments, ...field(name, record[name], about.record.properties[name], about).map((line) => `  ${line}`)];
    });
    const first = lines.findIndex((line) => !line.startsWith("  #"));
    if (first >= 0) lines[first] = `- ${lines[first].slice(2)}`;
    return lines.map((line, at) => (at < first ? line.slice(2) : line));
  };

  /** Return the lines of each field of a published record, with the comments above them. */
  const fieldsOf = (lines) => {
    const found = new Map();
    let comments = [];
    let own = null;
    for (const line of lines.map((text, at) => (at ? text : text.replace(/^- /, "  ")))) {
      const name = line.match(/^ {2}([a-z_]+):/)?.[1];
      if (name) {
        own = [line];
        found.set(name, { comments, own });
        comments = [];
      } else if (/^ {2}#/.test(line)) comments.push(line);
      else if (line.trim() && own) own.push(line);
    }
    return found;
  };

  const ordered = (value) => {
    if (Array.isArray(value)) return value.map(ordered);
    if (!isGroup(value)) return value;
    return Object.fromEntries(Object.keys(value).sort().map((key) => [key, ordered(value[key])]));
  };
  const sameValue = (one, other) => JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));

  // ------------------------------------------------------------------ Patches

  const FILE = "data/firms.yaml";
  const CONTEXT = 3;

  const hunk = (line, before, changes, after) => {
    const size = (sign) => before.length + after.length + changes.filter((one) => [sign, " "].includes(one[0])).length;
    const start = line - before.length;
    const lines = [...before.map((text) => ` ${text}`), ...changes, ...after.map((text) => ` ${text}`)];
    const head = `@@ -${start},${size("-")} +${start},${size("+")} @@`;
    return [`diff --git a/${FILE} b/${FILE}`, `--- a/${FILE}`, `+++ b/${FILE}`, head, ...lines, ""].join("\n");
  };

  /** Return a patch that adds a record at its place in the order of ids. */
  const addition = (id, lines, about) => {
    const next = about.firms.find((firm) => firm.id > id);
    const added = lines.map((line) => `+${line}`);
    if (next) return hunk(next.line, next.line > 1 ? [""] : [], [...added, "+"], [next.first ?? `- id: ${next.id}`]);
    return hunk(about.end.line + 1, [about.end.text], ["+", ...added], []);
  };

  /** Return a patch that puts lines in the place of a published record's; an empty text if they are the same. */
  const correction = (published, lines) => {
    const old = published.lines;
    let head = 0;
    while (head < Math.min(old.length, lines.length) && old[head] === lines[head]) head += 1;
    if (head === old.length && head === lines.length) return "";
    let tail = 0;
    while (tail < Math.min(old.length, lines.length) - head && old.at(-1 - tail) === lines.at(-1 - tail)) tail += 1;
    const changes = compared(old.slice(head, old.length - tail), lines.slice(head, lines.length - tail));
    const before = [...published.before, ...old.slice(0, head)].slice(-CONTEXT);
    const after = [...old.slice(old.length - tail), ...published.after].slice(0, CONTEXT);
    return hunk(published.line + head, before, changes, after);
  };

  /** Return the lines of both with their signs, as few of them changed as possible. */
  const compared = (old, lines) => {
    const common = Array.from({ length: old.length + 1 }, () => new Array(lines.length + 1).fill(0));
    for (let i = old.length - 1; i >= 0; i -= 1) {
      for (let j = lines.length - 1; j >= 0; j -= 1) {
        common[i][j] = old[i] === lines[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    const changes = [];
    let [i, j] = [0, 0];
    while (i < old.length || j < lines.length) {
      if (i < old.length && j < lines.length && old[i] === lines[j]) {
        changes.push(` ${old[i]}`);
        i += 1;
        j += 1;
      } else if (j >= lines.length || (i < old.length && common[i + 1][j] >= common[i][j + 1])) {
        changes.push(`-${old[i]}`);
        i += 1;
      } else {
        changes.push(`+${lines[j]}`);
        j += 1;
      }
    }
    return changes;
  };

  const parts = (window.Rapport.contribute = window.Rapport.contribute || {});
  Object.assign(parts, { toYaml, addition, correction, sameValue });
})();

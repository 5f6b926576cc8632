// Which firm a name and a website of a table are: one of the directory, or one that the reader follows.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { addFirm } = window.Rapport;
  const MOST = 3; // firms that may be meant
  // There firms and people have pages beside each other, which say nothing against a name.
  const NETWORKS = /(?:^|\.)(?:linkedin|xing|facebook|instagram|x|twitter|glassdoor|google)\.[a-z.]+$/;

  /** Return a name without what the law adds to it, for which people write & or and. @param {string} name */
  const nameKey = (name) => my.employerKey(name.replaceAll("&", " and "));

  /**
   * Return a function that finds the firm of a name and a website, either of which may be empty.
   *
   * A firm is found if the website is its own and no other's, or if the name is. A name counts as that of a firm if only
   * legal forms tell the two apart, or also words that many firms have in their names and two are left. What may be the
   * same firm is listed: by the rules of the directory's own check for duplicates, names that one word alone makes
   * alike, former names of one word, and those whose website is another.
   *
   * @type {My.Scripts["firmFinder"]}
   */
  my.firmFinder = ({ engine, state, known }) => {
    /** @type {My.Named[]} */
    const firms = [];
    const index = engine();
    for (let number = 0, one = index?.firm(0); one; number += 1, one = index?.firm(number)) firms.push(one);
    const listed = new Set(firms.map(({ id }) => id));
    for (const { id, name = "", website = "" } of state.firms) if (!listed.has(id)) firms.push({ id, name, website });
    const about = { ...known.alike, firms, address: "website" };
    /** @type {Map<string, My.Named[]>} */
    const bySite = new Map();
    /** @type {Map<string, {firm: My.Named, why: string, sure: boolean}[]>} */
    const byName = new Map();
    /** @type {<T>(map: Map<string, T[]>, key: string, value: T) => void} */
    const add = (map, key, value) => {
      const values = map.get(key);
      if (values) values.push(value);
      else if (key.trim()) map.set(key, [value]);
    };
    /** @type {(firm: My.Named, name: string, why: string, former?: boolean) => void} */
    const addName = (firm, name, why, former = false) => {
      const [key, core] = [nameKey(name), addFirm.coreOf(name, about)];
      const several = /\s/.test(core);
      add(byName, `name ${key}`, { firm, why: `the same ${why}`, sure: !former || several || /\s/.test(key) });
      add(byName, `core ${core}`, { firm, why: `${several ? "the same" : "a similar"} ${why}`, sure: several });
    };
    const formerIds = Object.entries(known.formerIds);
    for (const firm of firms) {
      if (firm.website) add(bySite, addFirm.website(firm.website, about).host, firm);
      if (firm.name) addName(firm, firm.name, "name");
      for (const name of firm.formerly || []) addName(firm, name, `former name, ${name}`, true);
      for (const [old, id] of formerIds) if (id === firm.id) addName(firm, old, "former name", true);
    }

    /** @type {(name: string, website: string) => My.FoundFirm} */
    const find = (name, website) => {
      const host = website ? addFirm.website(website, about).host : "";
      const there = bySite.get(host) || [];
      const same = there.filter((firm) => addFirm.likeness(website, firm.website, about) === "same");
      const named = name
        ? [...(byName.get(`name ${nameKey(name)}`) || []), ...(byName.get(`core ${addFirm.coreOf(name, about)}`) || [])]
        : [];
      const own = same.length === 1 ? same : there;
      if (own.length === 1) return { id: own[0].id, name: own[0].name, why: "the same website", perhaps: [] };
      const beside = own.filter((firm) => named.some((one) => one.firm === firm));
      if (beside.length === 1) return { id: beside[0].id, name: beside[0].name, why: "the same website", perhaps: [] };
      /** @param {My.Named} firm */
      const elsewhere = (firm) =>
        Boolean(host && firm.website) &&
        !NETWORKS.test(host) &&
        addFirm.likeness(website, firm.website, about) === "other";
      const sure = new Map(named.filter((one) => one.sure && !elsewhere(one.firm)).map((one) => [one.firm, one.why]));
      if (sure.size === 1) {
        const [[firm, why]] = sure;
        return { id: firm.id, name: firm.name, why, perhaps: [] };
      }
      /** @type {Map<string, {id: string, name: string, why: string}>} */
      const perhaps = new Map();
      const alike = addFirm.findDuplicates({ name, website }, about).map(({ firm, same: why }) => ({ firm, why }));
      for (const { firm, why } of [...named, ...alike]) {
        const doubt = elsewhere(firm) ? `${why}, but another website` : why;
        if (!perhaps.has(firm.id)) perhaps.set(firm.id, { id: firm.id, name: firm.name, why: doubt });
      }
      return { id: "", name: "", why: "", perhaps: [...perhaps.values()].slice(0, MOST) };
    };
    /** @type {Map<string, My.FoundFirm>} */
    const asked = new Map();
    return (name, website = "") => {
      const key = `${name}\n${website}`;
      const before = asked.get(key);
      if (before) return before;
      const found = find(name.trim(), website.trim());
      asked.set(key, found);
      return found;
    };
  };
})();

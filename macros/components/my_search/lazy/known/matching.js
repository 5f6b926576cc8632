// Which firms the companies are that people work at: names are compared as the duplicates check compares them
// (macros/editing/duplicates.py), and what may be another company all the same is said to be doubtful.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { addFirm, compare } = window.Rapport;

  // Of the common words, those that say what form of company it is, or nothing.
  const LEGAL = new Set("ag and co company corporation de gmbh inc limited llc llp ltd of plc sa the".split(" "));
  // Words that companies of every trade are called by: one alone tells no firm from them.
  const EVERYDAY = new Set(
    [
      "academic access acre advance advantage agency agile alliance alpha ambition anchor apex arbiter arc arena aspire",
      "aspen astral atlas aurora avenue aviation axis balance beacon beckon bench beta blue bold bridge bright candid",
      "capital capstone career careers cedar central champion charterhouse checkpoint choice circle clarity clear climb",
      "cloud coach compass concept connect connections construction core cornerstone crown crystal delta digital direct",
      "diversity eagle east edge element elite emerald empower energy engage enterprise essential everest evergreen evolve",
      "excel falcon female finders first flagship focus forge forum forward foundation fusion future gateway genesis gold",
      "green growth guardian harbor harbour harmony hawk heads heritage hive horizon icon ideal ignite impact infinity",
      "insight inspire integrity interim keystone landmark launch lead leaders legacy liberty life lighthouse link list",
      "logic loop luminary luxury management mariner market marmalade matrix matters meridian merit metro mining momentum",
      "motion network next nexus noble north nova oasis olympus omega optimum orbit origin osprey panda paragon park path",
      "pathway peak performance phoenix pinnacle pioneer pivot planet platinum point polaris premier prime prism",
      "professionals progress property prospectus pulse quantum quest recruiter regent ridge rise river riviera rock royal",
      "sage sapphire scale select selection senior shift sigma signature silver smart solution source south spark spectrum",
      "spinnaker sports spring square star starfish sterling stone strategy stream strong success summit swift synergy",
      "target team tech thrive titan torch tower trinity triumph true trust union unity value vanguard vantage vector",
      "venture vertex victory village villa vision vista vital voyage wave west western willow wise zenith",
    ].flatMap((line) => line.split(" ")),
  );
  const SHORT = 3; // letters that many abbreviations share

  // What a company's name has after its own, as in “Acre | Executive Search” or “Acre (part of Birch)”.
  const TAIL = /\s+[|–—-]\s.*|\s*[|(].*/s;

  /** Why a company may be a firm, and may not be it; the likelier first. */
  my.DOUBTS = {
    word: (named) => `“${named}” is a name that other companies have too.`,
    begins: (named) => `It begins with “${named}”, and may be a part of the firm or another company.`,
    part: (named) => `It shares one word with “${named}”.`,
    spelt: (named) => `It is spelt much like “${named}”.`,
  };

  /**
   * The letters of a text as bits, and those that it has twice: a slip of the pen changes two bits of both at most.
   *
   * @type {(text: string) => [number, number]}
   */
  const bitsOf = (text) => {
    let [once, twice] = [0, 0];
    for (let at = 0; at < text.length; at += 1) {
      const bit = 1 << (text.charCodeAt(at) & 31);
      twice |= once & bit;
      once |= bit;
    }
    return [once, twice];
  };

  /** Return how many bits are set, counted up to 5: two slips change four. @param {number} bits */
  const sizeOf = (bits) => {
    let size = 0;
    for (let rest = bits; rest && size < 5; size += 1) rest &= rest - 1;
    return size;
  };

  my.finderOf = (firms, alike) => {
    /** @type {(name: string) => {core: string, words: string[]}} */
    const taken = (name) => {
      const words = addFirm.wordsOf(name);
      return { core: addFirm.tellingOf(words, alike), words: words.filter((word) => !LEGAL.has(word)) };
    };
    /** @type {Map<string, My.NameOf[]>} */
    const byCore = new Map();
    /** @type {My.NameOf[][]} */
    const byLength = [];
    for (const firm of firms) {
      for (const [place, name] of [firm.name, ...(firm.formerly || [])].entries()) {
        const { core, words } = taken(name);
        if (!core) continue;
        const [once, twice] = bitsOf(core);
        const named = { firm, name, former: place > 0, core, words, letters: [...core], once, twice };
        byCore.set(core, [...(byCore.get(core) || []), named]);
        byLength[core.length] ||= [];
        byLength[core.length].push(named);
      }
    }

    /**
     * Return what makes it doubtful that a company of the same core is the firm.
     *
     * @type {(named: My.NameOf, words: string[]) => keyof My.Doubts | ""}
     */
    const doubtOf = ({ core, words: own }, words) => {
      if (core.includes(" ")) return "";
      if (!own.every((word) => words.includes(word))) return "part";
      return own.length < 2 && (core.length <= SHORT || EVERYDAY.has(core)) ? "word" : "";
    };

    /** Return the names that a name begins with, the longest. @type {(core: string, words: string[]) => My.NameOf[]} */
    const beginnings = (core, words) => {
      for (let end = core.lastIndexOf(" "); end > 0; end = core.lastIndexOf(" ", end - 1)) {
        // One word is little: all of the firm's name stands there.
        const found = (byCore.get(core.slice(0, end)) || []).filter(
          (named) => named.core.includes(" ") || named.words.every((word, place) => word === words[place]),
        );
        if (found.length) return found;
      }
      return [];
    };

    /** Return the common words of a name. @param {string[]} words */
    const commonOf = (words) => words.filter((word) => alike.commonWords.includes(word)).join(" ");

    /**
     * Return the names that slips of the pen tell from a name.
     *
     * @type {(core: string, words: string[]) => My.NameOf[]}
     */
    const misspelt = (core, words) => {
      const [once, twice] = bitsOf(core);
      /** @type {string[] | null} */
      let letters = null;
      const most = core.length < 8 ? 1 : 2; // slips, as the rule has it
      const found = [];
      for (let length = core.length - most; length <= core.length + most; length += 1) {
        for (const named of byLength[length] || []) {
          const left = 2 * most - sizeOf(named.once ^ once);
          if (left < 0 || sizeOf(named.twice ^ twice) > left) continue;
          letters ||= [...core];
          if (!addFirm.slips(named.letters, letters)) continue;
          // One word is little: the rest is the same.
          if (named.core.includes(" ") || commonOf(named.words) === commonOf(words)) found.push(named);
        }
      }
      return found;
    };

    /** @type {(found: Map<string, My.Found>, named: My.NameOf, doubt: keyof My.Doubts | "") => void} */
    const add = (found, { firm, name, former }, doubt) => {
      const before = found.get(firm.id);
      if (!before || (before.doubt && !doubt)) found.set(firm.id, { firm, doubt, name, former });
    };

    return (company) => {
      /** @type {Map<string, My.Found>} */
      const found = new Map(); // by firm: its own name comes before former ones, and what is certain before all
      const head = company.replace(TAIL, "");
      for (const name of head === company ? [company] : [head, company]) {
        const { core, words } = taken(name);
        if (!core) continue;
        const same = byCore.get(core);
        for (const named of same || []) add(found, named, doubtOf(named, words));
        for (const named of misspelt(core, words)) add(found, named, "spelt");
        if (!same) for (const named of beginnings(core, words)) add(found, named, "begins");
      }
      const all = [...found.values()];
      const certain = all.filter(({ doubt }) => !doubt);
      return certain.length ? certain : all;
    };
  };

  my.whomOneKnows = (people, firms, alike) => {
    const find = my.finderOf(firms, alike);
    /** @type {Map<string, My.Person[]>} */
    const companies = new Map();
    for (const person of people) {
      const before = companies.get(person.company);
      if (before) before.push(person);
      else if (person.company) companies.set(person.company, [person]);
    }
    /** @type {Map<string, My.KnownAt>} */
    const known = new Map();
    /** @type {My.MaybeAt[]} */
    const perhaps = [];
    for (const [company, there] of companies) {
      for (const { firm, doubt, name, former } of find(company)) {
        if (doubt) perhaps.push({ firm, company, people: there, doubt, name });
        else {
          const at = known.get(firm.id) || { firm, people: [], formerly: "" };
          known.set(firm.id, at);
          at.people.push(...there);
          if (former) at.formerly = name;
        }
      }
    }
    const kinds = Object.keys(my.DOUBTS);
    /** @type {(one: My.KnownAt | My.MaybeAt, other: My.KnownAt | My.MaybeAt) => number} */
    const most = (one, other) => other.people.length - one.people.length || compare(one.firm.name, other.firm.name);
    return {
      known: [...known.values()].sort(most),
      perhaps: perhaps.sort((one, other) => kinds.indexOf(one.doubt) - kinds.indexOf(other.doubt) || most(one, other)),
    };
  };
})();

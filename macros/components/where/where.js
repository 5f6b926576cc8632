// Where to look and check: shows at once the places that fit a country and a purpose. The address holds the choice, so
// that it can be sent on. Without this script every place stands on the page, and each country has its own.
(() => {
  "use strict";

  const { ready, count, notice, quoted, leftOut } = window.Rapport;

  /** @param {Element} root */
  const start = (root) => {
    /** @type {HTMLFormElement | null} */
    const form = root.querySelector("[data-places-filter]");
    if (!form?.hidden) return;
    const [country, purpose] = form.querySelectorAll("select");
    /** @type {NodeListOf<HTMLElement>} */
    const places = root.querySelectorAll("[data-purpose]");
    /** @type {NodeListOf<HTMLElement>} */
    const sections = root.querySelectorAll("[data-purpose-section]");
    const part = (/** @type {string} */ name) =>
      /** @type {HTMLElement} */ (root.querySelector(`[data-places-${name}]`));
    const [number, clear, none, shown] = ["count", "clear", "none", "shown"].map(part);
    const aboutTheAddress = notice();
    part("notes").replaceChildren(aboutTheAddress.element);
    const [more, instead] = ["more", "instead"].map((name) => /** @type {HTMLAnchorElement} */ (part(name)));

    const draw = () => {
      const [chosen] = country.selectedOptions;
      let fitting = 0;
      for (const place of places) {
        const there =
          !country.value || !place.dataset.countries || place.dataset.countries.split(" ").includes(country.value);
        place.hidden = !there || (purpose.value !== "" && place.dataset.purpose !== purpose.value);
        if (!place.hidden) fitting += 1;
      }
      for (const section of sections) section.hidden = !section.querySelector(".place:not([hidden])");
      const what = [country, purpose]
        .filter(({ value }) => value)
        .map(({ selectedOptions }) => selectedOptions[0].text);
      number.textContent = count(fitting, "place");
      shown.textContent = what.length ? `Shown here: ${what.join("; ")}. ${count(fitting, "place")}.` : "";
      none.hidden = fitting > 0;
      clear.hidden = !what.length;
      more.hidden = !country.value;
      if (country.value) {
        more.href = instead.href = chosen.dataset.page || "";
        more.textContent = `${chosen.text}: its fee rule, your rights and its firms`;
      }
    };

    const write = () => {
      const query = new URLSearchParams();
      for (const { name, value } of [country, purpose]) if (value) query.set(name, value);
      const { pathname, hash } = window.location;
      try {
        window.history.replaceState(window.history.state, "", `${pathname}${query.size ? `?${query}` : ""}${hash}`);
      } catch {
        // A browser may refuse so many changes of the address; the page itself goes on.
      }
    };

    /** Choose what the address asks for, and return, in words, what cannot be had. */
    const read = () => {
      country.value = purpose.value = "";
      const unknown = new Set();
      for (const [name, value] of new URLSearchParams(window.location.search)) {
        const select = [country, purpose].find((one) => one.name === name);
        if (!select) unknown.add(quoted(name));
        else if (value.trim() && select.value) unknown.add(`a second ${name} ${quoted(value)}`);
        else if (value.trim()) {
          select.value = value;
          if (select.selectedIndex < 0) {
            select.value = "";
            unknown.add(`${name} ${quoted(value)}`);
          }
        }
      }
      return [...unknown];
    };

    const unknown = read();
    if (unknown.length) aboutTheAddress.show(leftOut("this page", unknown));
    form.addEventListener("change", () => {
      aboutTheAddress.hide();
      draw();
      write();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    clear.addEventListener("click", () => {
      country.value = purpose.value = "";
      aboutTheAddress.hide();
      draw();
      write();
      country.focus();
    });
    draw();
    form.hidden = false;
  };

  ready(() => document.querySelectorAll("[data-places]").forEach(start));
})();

// An example to look at: an invented search that is in memory alone, and is gone when the reader leaves it.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { openStore, plusDays } = window.Rapport;
  const { html, Button, Go } = my;
  const PREFIX = "own-example-"; // of the ids of its firms: example.py

  /** Return a store that no browser keeps. */
  const inMemory = () => {
    /** @type {Map<string, string>} */
    const texts = new Map();
    return openStore(() => ({
      getItem: (key) => texts.get(key) ?? null,
      setItem: (key, text) => texts.set(key, text),
      removeItem: (key) => texts.delete(key),
    }));
  };

  my.ofExample = (ws) => {
    const own = ws.search;
    /** @type {(search: My.OpenSearch, text: string) => void} */
    const turnTo = (search, text) => {
      ws.search.flush();
      ws.search = search;
      ws.example = search !== own;
      document.documentElement.classList.toggle("example-shown", ws.example);
      ws.logFor = null;
      ws.tell(text);
      ws.go("today");
    };
    return {
      seeExample() {
        // All numbers in it are days from today, but that of the version.
        const search = JSON.parse(JSON.stringify(ws.known.example), (name, value) =>
          typeof value === "number" && name !== "version" ? plusDays(ws.today, value) : value,
        );
        const store = inMemory();
        store.write("search", search);
        turnTo(my.openSearch(ws.known.schema, ws.draw, store), "You look at an example now. Nothing in it is kept.");
      },
      leaveExample: () => turnTo(own, "You have left the example."),
    };
  };

  my.isExample = (id) => id.startsWith(PREFIX);

  /** What stands on each view of the example, on paper too. */
  my.ExampleBar = ({ ws }) => html`<div class="ms-example" role="note">
    <p><strong>Example.</strong> Invented, and kept nowhere.</p>
    <div class="tools">
      <${Button} onClick=${ws.leaveExample}>Leave<span class="visually-hidden"> the example</span><//>
    </div>
  </div>`;

  /** In the place of what a reader does with their own search. */
  my.ExampleKeep = ({ ws }) => html`<h2 tabindex="-1">For your own search</h2>
    <p>Here you save a copy of it or bring one back, take in a spreadsheet, find whom you know, or delete everything.
      The example is not kept: no file is made of it, and none is read into it.</p>
    <div class="tools"><${Button} first onClick=${ws.leaveExample}>Begin your own search<//></div>`;

  /** A firm of the example, whose address outlives it. */
  my.ExampleLeft = ({ ws }) => html`<h2 tabindex="-1">You have left the example</h2>
    <p>This firm was invented, like all of it. <${Go} ws=${ws} to="today">Go to your own search<//>, or look again:</p>
    <div class="tools"><${Button} onClick=${ws.seeExample}>See an example<//></div>`;
})();

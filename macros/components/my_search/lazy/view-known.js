// Whom do you know? What reads the connections is loaded when somebody comes to open them.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { html, Later } = my;

  my.Known = ({ ws }) => html`<${Later} ws=${ws} title="Whom do you know?" parts=${["table", "known"]}
    draw=${() => html`<${my.Connections} ws=${ws} />`}>
    <p>LinkedIn gives you a file with your connections. Open it here to see at which firms of the directory, or of your
      own, you know someone. It is read in your browser: nothing is sent, and nothing kept but a name that you take
      over.</p>
  <//>`;
})();

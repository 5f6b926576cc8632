"""What is left out of pages, scripts and styles, and that nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.loading.load import PROJECT
from macros.site.lean import lean_html, lean_script, lean_style

COMPONENTS = PROJECT / "macros" / "components"
SCRIPTS = [path for path in COMPONENTS.rglob("*.js") if "vendor" not in path.parts and "html`" not in path.read_text()]


def test_a_script_loses_types_comments_and_indents() -> None:
    script = """/*! licence */
/** One line. */
const one = /** @type {Element} */ (two);
  /**
   * Several lines.
   */
  // A line of its own.
  const pattern = "/** in a line */"; // a word
\tconst address = "https://example.org/";
"""
    assert (
        lean_script(script)
        == """/*! licence */
const one = /** @type {Element} */ (two);
const pattern = "/** in a line */"; // a word
const address = "https://example.org/";
"""
    )


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: str(path.relative_to(COMPONENTS)))
def test_no_text_of_a_script_goes_over_several_lines(path: Path) -> None:
    """Its indents would be lost; the templates of ``html`` take them out themselves."""
    no_comments = re.sub(r"^\s*//.*|/\*[\s\S]*?\*/", "", path.read_text(), flags=re.MULTILINE)
    script = re.sub(r"/\[[^\]\n]*\]", "", no_comments)  # patterns that look for the sign
    assert not [line for line in script.splitlines() if line.count("`") % 2]
    assert "\\\n" not in script


def test_a_style_loses_comments_and_indents() -> None:
    style = """/* Several
   lines. */
a {
  color: red; /* why */
  content: "  ";
}
"""
    assert lean_style(style) == '\na {\ncolor: red; \ncontent: "  ";\n}\n'


def test_a_page_loses_its_indents_where_they_are_not_shown() -> None:
    page = """<div>
    <p>One
      <b>two</b></p>
\t<pre><code>a
    b
</code></pre>
  <textarea>
    c</textarea>
  <script>
    d
  </script>
    </div>"""
    assert (
        lean_html(page)
        == """<div>
<p>One
<b>two</b></p>
<pre><code>a
    b
</code></pre>
<textarea>
    c</textarea>
<script>
    d
  </script>
</div>"""
    )

"""LaTeX, Org, reStructuredText and MediaWiki: inclusions, commands, macros, depth."""

import itertools

from importer.hostile import OUTSIDE, SAID, Family

FILE = "/etc/passwd"


def latex(body: str, preamble: str = "") -> str:
    """Return LaTeX that says what every file here does."""
    return (
        f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}\n"
        f"{body}\n\n{SAID}\n\n\\end{{document}}\n"
    )


COMMANDS = "abcdefghijklmnopqrstuvwxyzABCDEFGH"
DOUBLING = "".join(
    rf"\newcommand{{\{more}}}{{\{less}\{less}}}"
    for less, more in itertools.pairwise(COMMANDS)
)
LATEX = Family(
    {
        "a macro bomb": lambda: latex(r"\H", rf"\newcommand{{\a}}{{x}}{DOUBLING}"),
        "nothing": lambda: "\\documentclass{a}\n\\begin{document}\n\\end{document}\n",
        "files to open": lambda: latex(
            rf"\newread\x \openin\x={FILE} \read\x to\y \y "
            r"\newwrite\z \openout\z=written.tex \write\z{a} b"
        ),
        "a brace that is not closed": lambda: latex(r"\emph{a"),
    },
    {
        "commands for a shell": lambda: latex(
            r"a \immediate\write18{touch written} \input{|\"id\"} b"
        ),
        "names made up": lambda: latex(
            rf"a \csname input\endcsname{{{FILE}}} \catcode`\|=0 |input{{{FILE}}} b"
        ),
        "formulas that nobody closes": lambda: latex("a $" * 1_001 + " b$"),
        "50 lists within each other": lambda: latex(
            r"\begin{itemize}\item a" * 50 + r"\end{itemize}" * 50
        ),
    },
    {
        "files of the machine": lambda: latex(
            rf"a \input{{{FILE}}} \include{{{FILE}}} \lstinputlisting{{{FILE}}} b"
            rf" \verbatiminput{{{FILE}}} \subfile{{{FILE}}} \import{{/etc/}}{{passwd}}",
            rf"\usepackage{{{FILE}}}\bibliography{{{FILE}}}",
        ),
        "pictures from elsewhere": lambda: latex(rf"a\includegraphics{{{OUTSIDE}}}b"),
    },
    endless={
        "a macro of itself": lambda: latex(r"\a", r"\newcommand{\a}{b \a}"),
    },
)


def org(body: str) -> str:
    """Return Org that says what every file here does."""
    return f"#+TITLE: A\n\n{body}\n\n{SAID}\n"


ORG = Family(
    {"nothing but settings": lambda: f"#+TITLE:\n#+SETUPFILE: {OUTSIDE}\n"},
    {
        "files of the machine": lambda: org(
            f"a\n\n#+INCLUDE: {FILE}\n#+SETUPFILE: {FILE}\n"
        ),
        "links to files": lambda: org(
            f"[[file:{FILE}]] [[{OUTSIDE}]] [[shell:touch written]] a"
        ),
        "100 headings within each other": lambda: org(
            "\n".join(f"{'*' * n} a" for n in range(1, 101))
        ),
        "signs of emphasis": lambda: org("*/_=~+" * 500),
    },
    {
        "commands": lambda: org(
            "#+BEGIN_SRC sh :results output\ntouch written\n#+END_SRC\n#+CALL: a()\n\n"
            "b src_sh{touch written} c"
        ),
        "a macro of itself": lambda: org("#+MACRO: a {{{a}}} b\n\nc {{{a}}} d"),
        "macros of each other": lambda: org(
            "#+MACRO: a {{{b}}}\n#+MACRO: b {{{a}}}\n\nc {{{a}}}"
        ),
        "notes of each other": lambda: org(
            "a[fn:1]\n\n[fn:1] b[fn:2]\n\n[fn:2] c[fn:1]\n"
        ),
    },
)


def rst(body: str) -> str:
    """Return reStructuredText that says what every file here does."""
    return f"A\n=\n\na [1]_ b\n\n{body}\n\n{SAID}\n\n.. [1] c\n"


REST = Family(
    {
        "nothing but an inclusion": lambda: f".. include:: {FILE}\n\n.. [1] a\n",
        "a table from a file": lambda: rst(f".. csv-table:: a\n   :file: {FILE}"),
        "a table from elsewhere": lambda: rst(f".. csv-table:: a\n   :url: {OUTSIDE}"),
    },
    {
        "raw HTML": lambda: rst(".. raw:: html\n\n   <script>alert(1)</script>\n"),
        "links in a circle": lambda: rst(".. _a: b_\n.. _b: a_\n\na_ b_"),
        "signs of emphasis": lambda: rst("*a **b ``c " * 200),
        "50 quotations within each other": lambda: rst(
            "\n\n".join(f"{' ' * n}a" for n in range(50))
        ),
    },
    {
        "pictures from elsewhere": lambda: rst(
            f".. image:: {OUTSIDE}\n\n.. figure:: {FILE}\n"
        ),
        "files of the machine": lambda: rst(
            f".. include:: {FILE}\n\n.. raw:: html\n   :file: {FILE}\n\n"
            f".. literalinclude:: {FILE}\n"
        ),
        "substitutions in a circle": lambda: rst(
            ".. |a| replace:: |b| x\n.. |b| replace:: |a| y\n\nc |a| d"
        ),
    },
    endless={
        "roles in a circle": lambda: rst(".. role:: a(b)\n.. role:: b(a)\n\n:a:`c` d"),
    },
)


def wiki(body: str) -> str:
    """Return MediaWiki that says what every file here does."""
    return f"== A ==\n\n[[a]] b\n\n{body}\n\n{SAID}\n"


WIKI = Family(
    {"tables that nobody closes": lambda: wiki("{|\n|-\n| a\n" * 30)},
    {
        "a script": lambda: wiki(
            "<script>alert(1)</script><html><iframe src=x></html>a"
        ),
        "templates within each other": lambda: wiki("{{a|" * 100 + "}}" * 100),
        "notes within notes": lambda: wiki("a<ref>b" * 20 + "</ref>" * 20),
        "lists of 100 levels": lambda: wiki(
            "\n".join("*" * n + " a" for n in range(1, 100))
        ),
    },
    {
        "links that nobody closes": lambda: wiki("[[a" * 1_000),
        "pictures from elsewhere": lambda: wiki(
            f"[[File:{FILE}]] [[Image:{OUTSIDE}]] {OUTSIDE}"
        ),
    },
    endless={
        "templates that nobody closes": lambda: wiki("{{a|" * 500),
    },
)
FAMILIES = {"latex": LATEX, "org": ORG, "rst": REST, "mediawiki": WIKI}

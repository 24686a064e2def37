"""Restore letters that became question marks, by an explicit table only."""

import re

from edition.importer.job import Job, Result
from edition.importer.lines import HEADING, NOTE, PROSE, Line, Lines, substitute
from edition.importer.repairs import Repair

RULE = "lost_characters"
TABLE = """
abbé apéritif attaché attachés blasé café cafés château châteaux cliché clichés
communiqué communiqués consommé cortège coup-d'état crème crêpe débâcle début débuts
déclassé décor déjà démarche démarches dénouement détente divorcée doppelgänger
éclat élan élite émigré émigrés entrée exposé façade façades fête fêtes fiancé
fiancée führer idée idées kümmel laissé manqué matinée mêlée métier naïve naïveté
naïvely née outré papier-mâché passé pièce précis première protégé protégée protégés
raison-d'être rapporteur-général régime régimes résumé risqué rôle rôles roué sauté
séance señor soirée soufflé soupçon tête touché über vis-à-vis voilà Übermensch
attachée coup-d'œil cañon mañana piñata fraülein müller
"""
"""Borrowed words as English prose has them; their letters outside ASCII get lost."""
LOST = "?\N{REPLACEMENT CHARACTER}"
INSIDE = re.compile(rf"[{LOST}]\w")
DAMAGED = re.compile(
    rf"(?<![^\W_])[{LOST}]?[^\W\d_]+(?:[{LOST}][^\W\d_]+)+(?P<last>[{LOST}])?(?![^\W_])"
)


def _table() -> dict[str, str]:
    """Map each damaged form to the one word it can stand for."""
    words = [w for w in TABLE.split() if not w.isascii()]
    pairs = [(re.sub(r"[^\x00-\x7f]", "?", w), w) for w in words]
    pairs += [(damaged.capitalize(), word.capitalize()) for damaged, word in pairs]
    forms = [damaged for damaged, _ in pairs]
    return {damaged: word for damaged, word in pairs if forms.count(damaged) == 1}


WORDS = _table()


def lost_characters(lines: Lines, job: Job) -> Result:
    """Give words of the table back the letters they lost."""
    restored: list[Line] = []
    repairs: list[Repair] = []
    for line in lines:
        if line.kind in (*PROSE, NOTE, HEADING) and INSIDE.search(line.text):
            line, changes = substitute(line, DAMAGED, lambda m: _word(m[0]))
            repairs += [Repair(RULE, c.raw, c.before, c.after, 0.9) for c in changes]
        restored.append(line)
    return tuple(restored), repairs


def _word(damaged: str) -> str | None:
    """Look a damaged word up; a question mark at its end may be a real one."""
    form = damaged.replace("\N{REPLACEMENT CHARACTER}", "?")
    if form in WORDS:
        return WORDS[form]
    if damaged.endswith("?") and form[:-1] in WORDS:
        return WORDS[form[:-1]] + "?"
    return None

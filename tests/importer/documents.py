"""Two short documents: one that the edition of the tests knows, and another."""

PROSE = """\
The Keeper of the Gate

The keeper of the gate had been told to let nobody pass who could not name the river,
and since the river had no name, nobody passed for eleven years.

In the twelfth year a child came, who called it simply the wet road, and the keeper, who
was tired, wrote the name into his book and opened.

After that the traffic grew quickly, and the book was sold to a collector of names, who
never came to see the river at all.

There is a bridge today, with a toll for those who know the name and another, much
higher, for those who have to ask for it.
"""
OTHER = """\
A recipe for soup is not a document, said the archivist, and filed it under weather.

It was found there forty years later by somebody who was hungry, and copied out.
"""

"""Make files for machines: one format a module, each a function of the edition.

`edition.exports.registry` names them, `edition.exports.making` makes them. A renderer
that knows generated files takes them from there as bytes; any other finds them beside
the pages it is given.
"""

"""Own the templates: what they share, and that they escape by default."""

from jinja2 import Environment

from edition.messages import gettext, ngettext


def extend(env: Environment) -> None:
    """Have an environment escape what it prints, and speak the edition's language."""
    env.autoescape = True
    env.trim_blocks = env.lstrip_blocks = True
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]

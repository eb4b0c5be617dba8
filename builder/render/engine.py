"""Jinja for templates that are filled by the ten thousand: what it looks up anew for every page is looked up once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from types import BuiltinMethodType, MethodType
from typing import Any

import jinja2
from jinja2.filters import FILTERS
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from builder.render.escaping import esc


def put_out(value: object) -> str:
    """What `{{ value }}` writes. Jinja's own `escape` makes a `Markup` of every piece, of which all are only joined."""
    if type(value) is str:
        return esc(value)
    return value.__html__() if hasattr(value, "__html__") else esc(str(value))


@jinja2.pass_eval_context
def join(context: EvalContext, values: Iterable[object], by: str = "", attribute: str | None = None) -> str:
    """Jinja's own filter of this name, quicker."""
    if attribute is not None:
        return FILTERS["join"](context, values, by, attribute)
    return Markup(put_out(by).join(map(put_out, values)))


class _Template(jinja2.Template):
    @classmethod
    def _from_namespace(
        cls, environment: jinja2.Environment, namespace: MutableMapping[str, Any], globals: MutableMapping[str, Any]
    ) -> jinja2.Template:
        namespace["escape"] = put_out
        return super()._from_namespace(environment, namespace, globals)


class _Context(Context):
    def call(self, /, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Macros, and methods that do not ask for the context: nearly all that templates call."""
        kind = type(obj)
        if kind is Macro:
            args = (self.eval_ctx, *args)
        elif not self._is_plain(obj, kind):
            return super().call(obj, *args, **kwargs)
        if kwargs:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
        return obj(*args, **kwargs)

    def _is_plain(self, obj: Any, kind: type) -> bool:
        plain = self.environment.plain
        if kind is MethodType and obj.__func__ in plain:
            return True
        if kind not in (MethodType, BuiltinMethodType) or hasattr(obj, "jinja_pass_arg"):
            return False
        if kind is MethodType:
            plain.add(obj.__func__)
        return True


class Environment(jinja2.Environment):
    """`globals` must be complete before the first template is asked for: each takes a copy, where Jinja looks through a
    chain for every page."""

    template_class = _Template
    context_class = _Context

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.filters["join"] = join
        self._known: dict[str, jinja2.Template] = {}
        self.plain: set[object] = set()
        """Functions of methods that were found not to ask for the context."""

    def make_globals(self, d: Mapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}

    def get_template(
        self, name: str | jinja2.Template, parent: str | None = None, globals: Mapping[str, Any] | None = None
    ) -> jinja2.Template:
        if isinstance(name, str) and not globals:
            return self._known.get(name) or self._known.setdefault(name, super().get_template(name, parent))
        return super().get_template(name, parent, globals)

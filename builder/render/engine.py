"""Jinja for templates that are filled by the ten thousand: what it looks up anew for every page is looked up once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from functools import lru_cache
from types import BuiltinMethodType, MethodType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from jinja2.filters import FILTERS
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro, missing
from markupsafe import Markup

from builder.render.escaping import esc

_REMEMBERED = type(lru_cache(str))
"""A function that remembers what it gave. None of them asks for the context."""


def put_out(value: object) -> str:
    """What `{{ value }}` writes. Jinja's own `escape` makes a `Markup` of every piece, of which all are only joined."""
    kind = type(value)
    if kind is str:
        return esc(value)  # type: ignore[arg-type]
    if kind is Markup:
        return value  # type: ignore[return-value]
    return value.__html__() if hasattr(value, "__html__") else esc(str(value))


@jinja2.pass_eval_context
def join(context: EvalContext, values: Iterable[object], by: str = "", attribute: str | None = None) -> str:
    """Jinja's own filter of this name, quicker."""
    if attribute is not None:
        return FILTERS["join"](context, values, by, attribute)
    return Markup(str.join(put_out(by), map(put_out, values)))


class _Macro(Macro):
    """A macro that is mostly called with what it names, in order."""

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self._plain = not (self.catch_kwargs or self.catch_varargs or self.caller)
        self._absent = (missing,) * self._argument_count

    def fill(self, args: tuple[Any, ...]) -> str | None:
        """The macro's text; None where the call is of another kind."""
        absent = self._argument_count - len(args)
        return self._func(*args, *self._absent[:absent]) if absent >= 0 and self._plain else None


class _Generator(CodeGenerator):
    def signature(
        self,
        node: nodes.Call | nodes.Filter | nodes.Test,
        frame: Frame,
        extra_kwargs: Mapping[str, Any] | None = None,
    ) -> None:
        """Calls without the variables of loops and blocks: no function that templates can reach asks for them."""
        extra = {name: value for name, value in (extra_kwargs or {}).items() if name == "caller"}
        super().signature(node, frame, extra or None)

    def enter_frame(self, frame: Frame) -> None:
        """A block gathers its pieces and gives them at once: one by one, each would go through the blocks and templates
        above it."""
        super().enter_frame(frame)
        if frame.block_frame and not frame.soft_frame:
            self.buffer(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        if frame.block_frame and not frame.soft_frame:
            self.writeline(f"yield concat({frame.buffer})")
        super().leave_frame(frame, with_python_scope)

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Where the attribute is there, nothing of Jinja's is called."""
        of, found = self.temporary_identifier(), self.temporary_identifier()
        self.write(f"({found} if ({found} := getattr(({of} := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getattr({of}, {node.attr!r}))")


class _Template(jinja2.Template):
    @classmethod
    def _from_namespace(
        cls, environment: jinja2.Environment, namespace: MutableMapping[str, Any], globals: MutableMapping[str, Any]
    ) -> jinja2.Template:
        namespace |= {"escape": put_out, "Macro": _Macro}
        return super()._from_namespace(environment, namespace, globals)


class _Context(Context):
    def call(self, /, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Macros, and methods that do not ask for the context: nearly all that templates call."""
        kind = type(obj)
        if kind is _REMEMBERED or (kind is MethodType and obj.__func__ in self.environment.plain):
            return obj(*args, **kwargs)
        if kind is _Macro:
            text = None if kwargs else obj.fill(args)
            if text is None:
                return obj(self.eval_ctx, *args, **kwargs)
            return str.__new__(Markup, text) if self.eval_ctx.autoescape else text
        if self._is_plain(obj, kind):
            return obj(*args, **kwargs)
        return super().call(obj, *args, **kwargs)

    def _is_plain(self, obj: Any, kind: type) -> bool:
        if kind not in (MethodType, BuiltinMethodType) or hasattr(obj, "jinja_pass_arg"):
            return False
        if kind is MethodType:
            self.environment.plain.add(obj.__func__)
        return True


class Environment(jinja2.Environment):
    """`globals` must be complete before the first template is asked for: each takes a copy, where Jinja looks through a
    chain for every page."""

    code_generator_class = _Generator
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

"""A group of commands that imports a command when it is wanted: each loads rooms of its own."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import click


class LaterGroup(click.Group):
    """Finds commands by name in modules that are not imported yet.

    Args:
        later: "module:name" of each command, by the word that calls it.
    """

    def __init__(self, *, later: Mapping[str, str], **settings: object) -> None:
        super().__init__(**settings)  # type: ignore[arg-type] # click's own, handed through
        self._later = dict(later)

    def add_later(self, name: str, place: str) -> None:
        """Add a command that lies at ``place`` ("module:name")."""
        self._later[name] = place

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the words of all commands, by the alphabet."""
        return sorted({*super().list_commands(ctx), *self._later})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported now, or None."""
        place = self._later.get(cmd_name)
        if place is None:
            return super().get_command(ctx, cmd_name)
        module, _, name = place.partition(":")
        command = getattr(import_module(module), name)
        return command if isinstance(command, click.Command) else None

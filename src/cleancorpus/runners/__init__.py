"""Runners: where the jobs of a run are done; adding one is one module and one line here."""

from __future__ import annotations

from pkgutil import resolve_name
from typing import cast

from cleancorpus.runners.base import Runner
from cleancorpus.settings import Settings, worker_count

# Engine -> module:class, which takes the number of workers.
RUNNERS = {
    "local": "cleancorpus.runners.pool:PoolRunner",
    "serial": "cleancorpus.runners.serial:SerialRunner",
}


def make_runner(settings: Settings) -> Runner:
    """Return the runner that the settings name."""
    return cast("Runner", resolve_name(RUNNERS[settings.engine])(worker_count(settings)))

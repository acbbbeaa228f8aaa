"""The command line: argv in, exit code out. Each verb is a module, loaded when it is asked for."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from io import TextIOWrapper
from types import FrameType
from typing import NoReturn

import click

from cleancorpus._version import __version__
from cleancorpus.cli.streams import say
from cleancorpus.errors import CleanCorpusError, SettingsError
from cleancorpus.reports.visible import visible_name

# Verb -> its one-line help; the module of the same name holds the command.
VERBS = {
    "clean": "Write clean text and a report for every file (the default verb).",
    "check": "Tell what would change, and exit with 1 if anything does.",
    "fix": "Rewrite text files in place.",
    "explain": "Show every edit of a file with rule, place and reason.",
    "report": "Write the HTML page of a finished run.",
    "rules": "List the rules, or show one with its example.",
    "config": "Show the settings that hold, and where each comes from.",
    "doctor": "Show versions and extras, and whether cleaning works here.",
}
EXIT_CHANGES = 1
EXIT_USAGE = 2
EXIT_UNREADABLE = 3
EXIT_INTERRUPTED = 130
EXIT_TERMINATED = 143


class Verbs(click.Group):
    """A group that imports a verb only when it is called, so that a hook starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in VERBS:
            return None
        command = import_module(f"cleancorpus.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.command(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="`cleancorpus seeds -o cleaned` is short for `cleancorpus clean seeds -o cleaned`.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cleancorpus() -> None:
    """Turn damaged Chinese policy documents into clean UTF-8 text, and say what was changed.

    Exit codes: 0 done, or nothing would change; 1 changes were found or made (check, fix);
    2 wrong usage or settings; 3 some input could not be read (the rest was done); 130 interrupted,
    143 terminated (the files finished so far are complete).
    """


class Terminated(SystemExit):
    """SIGTERM, as `timeout` and `docker stop` send it: what is half done is cleared away."""


def main(argv: Sequence[str] | None = None) -> int:  # noqa: PLR0911 - one for each ending
    """Run the command line and return its exit code."""
    _open_closed_streams()
    if isinstance(sys.stdout, TextIOWrapper):  # what is printed is the same on every system
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] not in {*VERBS, "-h", "--help", "--version"}:
        arguments.insert(0, "clean")
    try:
        with _terminable():
            code = cleancorpus.main(
                arguments,
                prog_name="cleancorpus",
                standalone_mode=False,
                color=_wants_color(),
            )
    except click.ClickException as error:
        if not isinstance(error, click.exceptions.NoArgsIsHelpError):  # its message is the help
            error.message = visible_name(error.message)  # type: ignore[misc]
        error.show()
        return EXIT_USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted: files finished so far are complete", err=True)
        return EXIT_INTERRUPTED
    except Terminated:
        click.echo("terminated: files finished so far are complete", err=True)
        return EXIT_TERMINATED
    except BrokenPipeError:  # the reader of a pipe has gone, as `head` does
        _forget_output()
        return 0
    except CleanCorpusError as error:
        lines = str(error).split("\n") if isinstance(error, SettingsError) else [str(error)]
        say("error: " + lines[0])
        for line in lines[1:]:  # the other mistakes of a settings file
            say(line)
        return EXIT_USAGE
    except OSError as error:  # a full disk, a folder that may not be written
        _forget_output()
        where = f"{os.fsdecode(error.filename)}: " if error.filename else ""
        say(f"error: {where}{error.strerror or error}")
        return EXIT_USAGE
    return code if isinstance(code, int) else 0


@contextmanager
def _terminable() -> Iterator[None]:
    """Turn the first SIGTERM into an exception, unless somebody else has plans for it."""
    in_charge = threading.current_thread() is threading.main_thread()
    if not in_charge or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return

    def terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # one is enough: the end takes its time
        raise Terminated(EXIT_TERMINATED)

    signal.signal(signal.SIGTERM, terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _forget_output() -> None:
    """Let what is still to be written to standard output vanish, or its end would fail again."""
    with suppress(OSError, ValueError):  # standard output of a test is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_closed_streams() -> None:
    """Give what was closed with `>&-` or `2>&-` an end that swallows everything."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            stream = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
            setattr(sys, name, stream)


def _wants_color() -> bool | None:
    """Read NO_COLOR and FORCE_COLOR, which click leaves to us; None lets click look for a terminal.

    See no-color.org and force-color.org.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return None

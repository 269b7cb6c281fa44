"""The command line, and what becomes of everything that can go wrong in it.

Exit status 0: done and clean; 1: done, with findings or refused records; 2: could not do it.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import traceback
from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final, NoReturn

import click

from remit.diagnostics.codes import CODES
from remit.diagnostics.errors import ClockError, OutsideError, PolicyError
from remit.diagnostics.suggest import near
from remit.interfaces.cli import output

if TYPE_CHECKING:
    from types import FrameType

COMMANDS: Final = {
    "demo": "see sample interactions decided by the policies that come with Remit",
    "init": "write a starter policy for a sector",
    "check": "find what is wrong with policies",
    "fmt": "lay policies out",
    "test": "run the examples of policies",
    "decide": "decide interactions",
    "draft": "check what somebody is about to send",
    "diff": "say what a change of policies does",
    "due": "say when a clock is due, and how to check it",
    "graph": "draw the workflow of policies",
    "explain": "show what a diagnostic means",
}
"""Each command, one module of this folder, in the order of a first day with Remit."""

EPILOG: Final = """\b
First steps:
  remit demo                                     see it work
  remit init my-policy --sector retail           start a policy of your own
  remit check my-policy                          find what is wrong with it
  remit test my-policy                           run its examples
  remit decide my-policy --in messages.jsonl     decide interactions

Exit status: 0 done and clean; 1 done, with findings or refused records; 2 could not do it.
"""


class _PipeClosedError(Exception):
    """Whoever reads what is written has had enough."""


class Commands(click.Group):
    """Commands that are loaded when they are called, so that none waits for what another needs."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run a command; a closed pipe is kept from click, which takes it for a failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise _PipeClosedError from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in their order."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"remit.interfaces.cli.{cmd_name}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command, or say which ones are called nearly so."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            meant = " or ".join(f"`{name}`" for name in near(args[0], COMMANDS))
            help_ = f"did you mean {meant}?" if meant else f"there are: {', '.join(COMMANDS)}"
            raise click.UsageError(f"there is no command `{args[0]}`; {help_}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(version("remit"), "--version", prog_name="remit", message="%(prog)s %(version)s")
@click.pass_context
def commands(context: click.Context) -> None:
    """Remit: how an organisation answers the people who write to it, as policies that read as policy and run."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main() -> NoReturn:
    """Run the command line of this process and end it."""
    # What cannot be shown in the encoding of a terminal is shown escaped; it never stops a run.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr] # both are text files here
    signal.signal(signal.SIGTERM, _end)
    # What a policy is read into has no cycles: to look for some after every 700 objects takes a fifth of the time.
    gc.set_threshold(100_000, 50, 50)
    status = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        status = output.PIPE_CLOSED
    except OSError as error:
        status = _unwritten(error)
    if status in (output.PIPE_CLOSED, output.FAILED):
        # Python would try again to write what is left when it ends, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)


def run(arguments: list[str]) -> int:
    """Run a command and return its exit status; whatever goes wrong is said on standard error."""
    try:
        status: Any = commands.main(arguments, prog_name="remit", standalone_mode=False)
        return status if isinstance(status, int) else output.DONE
    except click.UsageError as error:
        context = error.ctx
        path = "remit" if context is None else context.command_path
        output.error("R0049", _one_line(error.format_message()), f"help: run `{path} --help`")
        return output.FAILED
    except click.ClickException as error:
        output.error("R0049", _one_line(error.format_message()))
        return output.FAILED
    except (click.Abort, KeyboardInterrupt):
        output.note("interrupted")
        return output.INTERRUPTED
    except PolicyError as error:
        output.policy_error(error)
        return output.FAILED
    except (OutsideError, ClockError) as error:
        output.outside_error(error)
        return output.FAILED
    except _PipeClosedError:
        return output.PIPE_CLOSED
    except OSError as error:
        return _unwritten(error)
    except Exception as error:  # noqa: BLE001 - a fault of ours is said as one, never shown as a traceback
        return _own_fault(error)


def _one_line(message: str) -> str:
    joined = " ".join(message.split()).removesuffix(".")
    return joined[:1].lower() + joined[1:]


def _unwritten(error: OSError) -> int:
    name = error.filename or "standard output"
    output.error("R0040", CODES["R0040"].say({"path": str(name), "reason": error.strerror or str(error)}))
    return output.FAILED


def _own_fault(error: Exception) -> int:
    if os.environ.get("REMIT_TRACEBACK"):
        traceback.print_exception(error)
    else:
        fault = type(error).__name__
        output.error(
            "R0901",
            CODES["R0901"].say({"fault": fault}),
            f"note: this is a fault of Remit {version('remit')}, not of your policy or data",
            "help: run the same command with `REMIT_TRACEBACK=1` set, and report what it shows",
        )
    return output.FAILED


def _end(number: int, frame: FrameType | None) -> NoReturn:
    del frame
    raise SystemExit(128 + number)


if __name__ == "__main__":
    main()

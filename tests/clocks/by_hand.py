"""The course of a case counted minute by minute, as the page on stories tells it: a second reading of that page.

It knows minutes only, and nothing of how the real one is built.
"""

from __future__ import annotations

from dataclasses import dataclass, field

MEANS = {
    "taken": {"taken"},
    "acknowledged": {"acknowledged", "taken"},
    "responded": {"responded", "acknowledged", "taken"},
    "resolved": {"resolved", "responded", "acknowledged", "taken"},
    "accepted": {"accepted", "resolved", "responded", "acknowledged", "taken"},
}


@dataclass(frozen=True)
class After:
    """`after minutes without lack notify team`."""

    minutes: int
    lack: str
    team: str


@dataclass(frozen=True)
class When:
    """`when event notify team`."""

    event: str
    team: str


@dataclass(frozen=True)
class Before:
    """`minutes before clock is due notify team`."""

    minutes: int
    clock: str
    team: str


Step = After | When | Before


@dataclass(frozen=True)
class Clock:
    """`within minutes of receipt or at deadlock`; it may pause for the customer, and stops when `stop` happens."""

    name: str
    minutes: int
    stop: str
    pauses: bool
    sooner: bool
    team: str


@dataclass
class Course:
    """A case that is walked a minute at a time; `told` are the events and waits of each minute, in their order."""

    steps: tuple[Step, ...]
    clocks: tuple[Clock, ...]
    told: tuple[tuple[int, str], ...]
    minute: int = 0
    open: bool = True
    waiting: bool = False
    reached: set[str] = field(default_factory=set)
    passed: dict[int, int] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)
    fixed: dict[str, int] = field(default_factory=dict)
    missed: dict[str, int] = field(default_factory=dict)
    stopped: dict[str, int] = field(default_factory=dict)
    done: list[tuple[int, str]] = field(default_factory=list)

    def walk(self, until: int) -> None:
        """Up to a minute, all of it included."""
        while True:
            self.timers()
            for minute, what in self.told:
                if minute == self.minute:
                    self.happens(what)
                    self.timers()
            if self.minute == until:
                return
            for clock in self.clocks:
                if not (clock.pauses and self.waiting):
                    self.counted[clock.name] = self.counted.get(clock.name, 0) + 1
            self.minute += 1

    def due(self, clock: Clock) -> int | None:
        """The minute at which it is due; None while it pauses."""
        if clock.name in self.missed:
            return self.missed[clock.name]
        if clock.name in self.fixed:
            return self.fixed[clock.name]
        if clock.pauses and self.waiting:
            return None
        return self.minute + clock.minutes - self.counted.get(clock.name, 0)

    def timers(self) -> None:
        """Deadlines that are missed, then steps that come, until nothing more does."""
        while self.one_deadline() or self.one_step():
            pass

    def one_deadline(self) -> bool:
        """Miss the first clock that has come to its end."""
        come = [
            (clock.name, due, clock)
            for clock in self.clocks
            if clock.name not in self.missed and clock.name not in self.stopped
            for due in [self.due(clock)]
            if due is not None and due <= self.minute
        ]
        if not come:
            return False
        name, due, clock = min(come, key=lambda one: one[:2])
        self.missed[name] = due
        self.done.append((self.minute, clock.team))
        return True

    def one_step(self) -> bool:
        """Take, or pass over, the first step whose moment has come."""
        before = 0
        for i, step in enumerate(self.steps):
            if isinstance(step, When):
                continue
            if i in self.passed:
                before = max(before, self.passed[i])
                continue
            own: int | None
            if isinstance(step, After):
                own = step.minutes
            else:
                clock = next(clock for clock in self.clocks if clock.name == step.clock)
                due = None if clock.name in self.stopped else self.due(clock)
                own = None if due is None else due - step.minutes
            if own is None:
                continue
            moment = max(own, before)
            if moment > self.minute:
                return False
            self.passed[i] = moment
            if self.open and not (isinstance(step, After) and step.lack in self.reached):
                self.done.append((self.minute, step.team))
            return True
        return False

    def happens(self, what: str) -> None:
        """An event, or `waiting`."""
        if what == "waiting":
            self.waiting = True
            return
        was_open = self.open
        if what == "reopened":
            self.open = True
            self.reached -= {"responded", "resolved", "accepted"}
        self.reached |= MEANS.get(what, {what})
        if what in ("resolved", "accepted"):
            self.open = False
        if what in ("resolved", "accepted", "customer_replied"):
            self.waiting = False
        for clock in self.clocks:
            ended = clock.name in self.stopped
            if what == clock.stop and not ended:
                self.stopped[clock.name] = self.minute
            elif what == "deadlock" and clock.sooner and not ended and clock.name not in self.missed:
                self.fixed.setdefault(clock.name, self.minute)
        if was_open or self.open or what in ("resolved", "accepted"):
            for step in self.steps:
                if isinstance(step, When) and step.event == what:
                    self.done.append((self.minute, step.team))

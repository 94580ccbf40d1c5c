"""One process of the fuzz test: spoils files, has everything read them, and watches time and memory.

`python -m fuzz.hunt --seed 1 --inputs 1000 --folder DIR` prints what it found as JSON. The input that is
being looked at is always in DIR/last, so that a death of the process can be explained.
"""

from __future__ import annotations

import argparse
import faulthandler
import json
import resource
import signal
import sys
import time
import traceback
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from types import FrameType

from fuzz.exercise import exercise
from fuzz.generated import CONTENTS
from fuzz.mutations import mutate
from fuzz.seeds import Seed, plain, seeds
from fuzz.shrink import shrink
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as hypothesis_seed

SECONDS = 5.0
"""So long may one input take, in seconds of the processor: a machine at work elsewhere finds no faults."""
HANGS = 120
"""After so many real seconds it is given up, with a traceback."""
MEGABYTES = 500
"""So much memory may the process ever have."""
GENERATED = 5
"""Every so many inputs is one that hypothesis made."""
ENOUGH = 10
"""So many different faults are looked for."""


class TooSlow(Exception):
    """An input took too long."""


@dataclass
class Found:
    """What was found: faults by what they are, and the figures of the run."""

    inputs: int = 0
    slowest: float = 0.0
    slowest_input: str = ""
    megabytes: int = 0
    faults: dict[str, str] = field(default_factory=dict)


class Hunt:
    """A run over many inputs."""

    def __init__(self, folder: Path) -> None:
        self.found = Found()
        self._last = folder / "last"

    def try_out(self, seed: Seed, content: bytes) -> None:
        """Have everything read the project with this content of the seed's file."""
        self._last.write_bytes(content)
        self.found.inputs += 1
        started = time.process_time()
        fault = self._fault(seed, content)
        took = time.process_time() - started
        if took > self.found.slowest:
            self.found.slowest, self.found.slowest_input = took, f"{seed.name}: {content[:2000]!r}"
        if fault and fault not in self.found.faults:
            least = shrink(content, lambda less: self._fault(seed, less) == fault)
            self.found.faults[fault] = f"{seed.name}, now\n{least!r}\n{self._trace(seed, least)}"
        self.found.megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        if self.found.megabytes > MEGABYTES and "memory" not in self.found.faults:
            self.found.faults["memory"] = f"{seed.name}, now\n{content!r}"

    def _fault(self, seed: Seed, content: bytes) -> str:
        try:
            self._exercise(seed, content)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we are after
            return _what(error)
        return ""

    def _exercise(self, seed: Seed, content: bytes) -> None:
        seed.write(content)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        faulthandler.dump_traceback_later(HANGS, exit=True)
        try:
            exercise(seed.project, self.found.inputs)
        finally:
            faulthandler.cancel_dump_traceback_later()
            signal.setitimer(signal.ITIMER_PROF, 0)
            seed.restore()

    def _trace(self, seed: Seed, content: bytes) -> str:
        try:
            self._exercise(seed, content)
        except Exception:  # noqa: BLE001
            return "".join(traceback.format_exc()[-3000:])
        return ""


def _what(error: Exception) -> str:
    """The kind of an error and where in the project it was raised: the same for the same fault."""
    if isinstance(error, TooSlow):
        return "TooSlow"
    ours = [
        f for f in traceback.extract_tb(error.__traceback__) if "journeys_as_code" in f.filename
    ]
    where = f"{Path(ours[-1].filename).name}:{ours[-1].name}" if ours else "?"
    return f"{type(error).__name__} in {where}"


def hunt(chance_seed: int, inputs: int, folder: Path) -> Found:
    """Try so many inputs, most of them spoiled files; stops early when enough faults are known."""
    chance, run = Random(chance_seed), Hunt(folder)
    known, empty = seeds(folder / "seeds"), plain(folder / "plain")
    good = [seed for seed in known if seed.good]
    for _ in range(inputs - inputs // GENERATED):
        seed = chance.choice(chance.choice((good, known)))
        run.try_out(seed, mutate(chance, seed.content.decode("utf-8", "replace")))
        if len(run.found.faults) >= ENOUGH:
            return run.found

    @hypothesis_seed(chance_seed)
    @settings(
        max_examples=inputs // GENERATED,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(CONTENTS)
    def generated(content: bytes) -> None:
        run.try_out(empty, content)

    generated()
    return run.found


def _too_slow(_: int, __: FrameType | None) -> None:
    raise TooSlow


def main() -> None:
    """Hunt as the command line says."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--inputs", type=int, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    given_ = parser.parse_args()
    signal.signal(signal.SIGPROF, _too_slow)
    json.dump(asdict(hunt(given_.seed, given_.inputs, given_.folder)), sys.stdout)


if __name__ == "__main__":
    main()

"""Every test runs somewhere: in the gate, or in just one of the shards of the sweep."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter

import pytest
from conftest import COLLECTED, ROOT
from pytest_split.algorithms import Algorithms

SCRIPT = (ROOT / "scripts/test.sh").read_text(encoding="utf-8")


def number(pattern: str) -> int:
    found = re.search(pattern, SCRIPT, re.M)
    assert found
    return int(found[1])


SHARDS = number(r"^shards=(\d+)$")


def test_every_test_is_in_the_gate_or_in_one_shard(request: pytest.FixtureRequest) -> None:
    items = request.config.stash[COLLECTED]
    slow = [item for item in items if item.get_closest_marker("sweep")]
    durations = json.loads((ROOT / "tests/durations.json").read_text(encoding="utf-8"))
    shards = Algorithms.duration_based_chunks.value(SHARDS, slow, durations)
    places = Counter(item.nodeid for item in items if item not in slow)
    for shard in shards:
        places.update(item.nodeid for item in shard.selected)
    assert places == Counter(item.nodeid for item in items)


@pytest.mark.parametrize("commit", ["0000", "0001", "7fff", "fffe", "ffff"])
def test_every_commit_chooses_a_shard_that_exists(commit: str) -> None:
    line = next(line for line in SCRIPT.splitlines() if line.strip().startswith("shard="))
    chooses = line.strip().replace("$(git rev-parse --short=4 HEAD)", commit)
    command = f"set -eu; shards={SHARDS}; {chooses}; echo $shard"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert 1 <= int(done.stdout) <= SHARDS

"""What many ask at the same time is one question, and no answer is older than its asking."""

import asyncio
import threading
from collections.abc import Collection, Mapping

import pytest

from planner.web.together import MOST, Together


class Ledger:
    """What can be looked up, and how it was; a question may be held up on its way back."""

    def __init__(self, **held: int) -> None:
        self.held = dict(held)
        self.questions: list[Collection[str]] = []
        self.read, self.goes_on = threading.Event(), threading.Event()
        self.goes_on.set()

    def look_up(self, keys: Collection[str]) -> Mapping[str, int]:
        """Read what there is, then take the way back."""
        self.questions.append(keys)
        found = {key: self.held[key] for key in keys if key in self.held}
        self.read.set()
        assert self.goes_on.wait(10)
        return found


def test_who_asks_while_a_question_is_under_way_shares_the_next_one() -> None:
    """However many they are."""
    ledger = Ledger(a=1, b=2)

    async def ask() -> list[int | None]:
        together = Together(ledger.look_up)
        ledger.goes_on.clear()
        first = asyncio.create_task(together.ask("a"))
        await asyncio.to_thread(ledger.read.wait, 10)
        others = [asyncio.create_task(together.ask(key)) for key in ("a", "b", "c", "a")]
        await asyncio.sleep(0)
        ledger.goes_on.set()
        return list(await asyncio.gather(first, *others))

    assert asyncio.run(ask()) == [1, 1, 2, None, 1]
    assert ledger.questions == [{"a"}, {"a", "b", "c"}]


def test_what_changed_before_somebody_asked_is_seen_by_them() -> None:
    """A question that was read before is not theirs, though its answer comes later."""
    ledger = Ledger(a=1)

    async def ask() -> tuple[int | None, int | None]:
        together = Together(ledger.look_up)
        ledger.goes_on.clear()
        before = asyncio.create_task(together.ask("a"))
        await asyncio.to_thread(ledger.read.wait, 10)
        del ledger.held["a"]
        after = asyncio.create_task(together.ask("a"))
        await asyncio.sleep(0)
        ledger.goes_on.set()
        return await before, await after

    assert asyncio.run(ask()) == (1, None)


def test_a_question_that_fails_fails_for_all_who_asked_it_and_for_nobody_else() -> None:
    """The next one is asked."""
    ledger = Ledger(a=1)

    def look_up(keys: Collection[str]) -> Mapping[str, int]:
        if len(ledger.questions) == 0:
            ledger.questions.append(keys)
            raise OSError("away")
        return ledger.look_up(keys)

    async def ask() -> list[int | BaseException | None]:
        together = Together(look_up)
        failed = await asyncio.gather(together.ask("a"), together.ask("b"), return_exceptions=True)
        return [*failed, await together.ask("a")]

    *failed, found = asyncio.run(ask())
    assert [type(each) for each in failed] == [OSError, OSError]
    assert found == 1


@pytest.mark.parametrize("count", [MOST, MOST + 1])
def test_a_question_never_has_more_keys_than_a_database_takes(count: int) -> None:
    """What is too much is asked next."""
    ledger = Ledger(k0=0)

    async def ask() -> list[int | None]:
        together = Together(ledger.look_up)
        return list(await asyncio.gather(*(together.ask(f"k{number}") for number in range(count))))

    assert asyncio.run(ask())[:2] == [0, None]
    assert [len(keys) for keys in ledger.questions] == ([count] if count == MOST else [MOST, 1])


def test_whoever_goes_away_holds_nobody_up() -> None:
    """The others are answered."""
    ledger = Ledger(a=1)

    async def ask() -> int | None:
        together = Together(ledger.look_up)
        gone, stays = asyncio.create_task(together.ask("a")), asyncio.create_task(together.ask("a"))
        await asyncio.sleep(0)
        gone.cancel()
        return await stays

    assert asyncio.run(ask()) == 1

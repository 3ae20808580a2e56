"""wording: times, days and names inside a French sentence: « mardi 15 décembre de 8 h 30 à 12 h »."""

from collections.abc import Iterable, Sequence

from planner.core.facts.week import Span, Week, united
from planner.show.words import DAYS, NO_BREAK, day, listed
from schemas.time import DAY_MINUTES

_NUMBERS = ("aucun", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
_VOWELS = "aeiouàâäéèêëîïôöùûü"


def hour(minutes: int) -> str:
    """Minutes after midnight as they are said: « 8 h 30 », « 12 h »."""
    whole, rest = divmod(minutes, 60)
    return f"{whole}{NO_BREAK}h" + (f"{NO_BREAK}{rest:02d}" if rest else "")


def hours(spans: Iterable[Span]) -> str:
    """Spans of one day: « de 8 h 30 à 12 h et de 13 h 30 à 17 h »."""
    return listed([f"de {hour(a % DAY_MINUTES)} à {hour((b - 1) % DAY_MINUTES + 1)}" for a, b in spans])


def when(span: Span, week: Week) -> str:
    """A span of the week: « mardi 15 décembre de 8 h 30 à 17 h », « du lundi 14 décembre au mardi 15 décembre »."""
    first, last = span[0] // DAY_MINUTES, (span[1] - 1) // DAY_MINUTES
    whole = not span[0] % DAY_MINUTES and not span[1] % DAY_MINUTES
    if first == last:
        return day(week.dates[first]) + ("" if whole else f" {hours([span])}")
    if whole:
        return f"du {day(week.dates[first])} au {day(week.dates[last])}"
    start, end = hour(span[0] % DAY_MINUTES), hour((span[1] - 1) % DAY_MINUTES + 1)
    return f"du {day(week.dates[first])} à {start} au {day(week.dates[last])} à {end}"


def times(spans: Iterable[Span], week: Week) -> str:
    """Presences day by day: « mardi 15 décembre de 8 h 30 à 12 h et de 13 h 30 à 17 h ; jeudi … »."""
    by_day: dict[int, list[Span]] = {}
    for start, end in united(spans):
        by_day.setdefault(start // DAY_MINUTES, []).append((start, end))
    told: list[tuple[list[int], str]] = []
    for number, there in sorted(by_day.items()):
        said = hours(there)
        if told and told[-1][1] == said and told[-1][0][-1] == number - 1:
            told[-1][0].append(number)
        else:
            told.append(([number], said))
    return f"{NO_BREAK}; ".join(_each_day(days, said, week) for days, said in told)


def _each_day(days: Sequence[int], said: str, week: Week) -> str:
    """The same hours on one day, or on days in a row."""
    first, last = day(week.dates[days[0]]), day(week.dates[days[-1]])
    if len(days) == 1:
        return f"{first} {said}"
    return f"{first} et {last}, {said}" if len(days) == 2 else f"du {first} au {last}, chaque jour {said}"


def weekdays(numbers: Iterable[int]) -> str:
    """Days of the week: « du lundi au vendredi », « le lundi et le jeudi »."""
    days = sorted(set(numbers))
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"du {DAYS[days[0]]} au {DAYS[days[-1]]}"
    return listed([f"le {DAYS[number]}" for number in days])


def number(count: int) -> str:
    """A small number in letters."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def agents(count: int) -> str:
    """So many trained agents: « deux agents formés »."""
    return f"{number(count)} agent formé" if count == 1 else f"{number(count)} agents formés"


def only(names: Sequence[str]) -> str:
    """Who is left: « il ne reste qu’Émile C. »."""
    if not names:
        return "il ne reste personne d’autre"
    who = listed(list(names))
    return f"il ne reste {elided('que', who)}"


def of(name: str) -> str:
    """« de Karim Z. », « d’Émile C. »."""
    return elided("de", name)


def elided(word: str, name: str) -> str:
    """« de » or « que » before a name, its last letter dropped before a vowel."""
    return f"{word[:-1]}’{name}" if name[:1].lower() in set(_VOWELS) else f"{word} {name}"


def sentence(text: str) -> str:
    """The text as a sentence: a capital first, a full stop last, semicolons set apart."""
    text = text.replace(" ; ", f"{NO_BREAK}; ").replace(" : ", f"{NO_BREAK}: ")
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")

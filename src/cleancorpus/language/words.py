"""The words of the dictionary, and what it costs to cut one."""

from __future__ import annotations

from functools import cache

from cleancorpus.data import read_bytes

# The longest word of the table, and the log-probability of a character that is no word: one
# occurrence in the 60 million words of the dictionary.
LONGEST_WORD = 5
_NO_WORD = -17.9
# Characters on each side of a cut that decide whether a word was cut.
_REACH = 5


@cache
def words() -> dict[str, float]:
    """Return the log-probability of every word of the dictionary table."""
    table: dict[str, float] = {}
    for line in read_bytes("language-words.txt").decode("utf-8").split("\n"):
        nats, _, group = line.partition(" ")
        if group:
            table.update(dict.fromkeys(group.split(" "), float(nats)))
    return table


def is_word(word: str) -> bool:
    """Tell whether the dictionary has a word (simplified characters, at most five).

    >>> is_word("治理"), is_word("家治")
    (True, False)
    """
    return word in words()


def word_logp(word: str) -> float | None:
    """Return the log-probability of a word among the words of a text, or None."""
    return words().get(word)


def word_gain(left: str, right: str) -> float:
    """Return how much worse the best segmentation becomes when a word must end at the cut.

    0 where the best segmentation has a boundary there, more than 2 where a word is cut.

    >>> word_gain("推进国家", "治理体系"), word_gain("推进国家治", "理体系") > 2
    (0.0, True)
    """
    left, right = left[-_REACH:], right[:_REACH]
    whole = best_words(left + right)
    return max(0.0, whole - best_words(left) - best_words(right))


def best_words(text: str) -> float:
    """Return the log-probability of the likeliest segmentation into words (simplified text).

    >>> best_words("政府部门") > best_words("政部门")
    True
    """
    table = words()
    best = [0.0]
    for end in range(1, len(text) + 1):
        here = best[-1] + table.get(text[end - 1], _NO_WORD)
        for start in range(max(0, end - LONGEST_WORD), end - 1):
            nats = table.get(text[start:end])
            if nats is not None and best[start] + nats > here:
                here = best[start] + nats
        best.append(here)
    return best[-1]

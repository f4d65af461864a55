"""The short notations of a plan: rules (``602 + 603 <= 601``) and ratios (``602+603/601``)."""

import re

from xhht_cli.plan.model import Pair, Relation, Rule, Term

_WORD = "[0-9A-Za-z]+"
_CODE = re.compile("[0-9A-Za-z]{3,}")
_CONSTANT = re.compile("[0-9]{1,2}")
_SIDE = re.compile(rf"{_WORD}(?:\s*[+\-−]\s*{_WORD})*")
_TERM = re.compile(rf"([+\-−]?)\s*({_WORD})")
_RULE = re.compile(r"\s*(~?)\s*([^<>=≤≥~]*?)\s*(<=|≤|>=|≥|=)\s*([^<>=≤≥~]+?)\s*")
_RATIO = re.compile(rf"\s*({_WORD}(?:\s*\+\s*{_WORD})*)\s*/\s*({_WORD})\s*")

_RELATIONS = {
    "<=": Relation.AT_MOST,
    "≤": Relation.AT_MOST,
    ">=": Relation.AT_LEAST,
    "≥": Relation.AT_LEAST,
    "=": Relation.EQUAL,
}


def parse_rule(text: str, item: str) -> Rule | None:
    """Read a rule as it stands at ``item``; None if it is not one.

    A rule that begins with a relation has the item itself on its left; ``~`` before it makes it
    soft. A number of one or two digits is a constant, longer words are item codes.
    """
    match = _RULE.fullmatch(text)
    if match is None:
        return None
    tilde, before, relation, after = match.groups()
    left = _parse_side(before) if before else (Term(item=item, factor=1),)
    right = _parse_side(after)
    if left is None or right is None:
        return None
    return Rule(left=left, relation=_RELATIONS[relation], right=right, soft=bool(tilde))


def _parse_side(text: str) -> tuple[Term, ...] | None:
    if not _SIDE.fullmatch(text):
        return None
    terms = []
    for sign, word in _TERM.findall(text):
        factor = -1 if sign in {"-", "−"} else 1
        if _CONSTANT.fullmatch(word):
            terms.append(Term(item=None, factor=factor * int(word)))
        elif _CODE.fullmatch(word):
            terms.append(Term(item=word, factor=factor))
        else:
            return None
    return tuple(terms)


def parse_ratio(text: str) -> Pair | None:
    """Read ``407/406`` or ``602+603/601``; None if it is neither."""
    match = _RATIO.fullmatch(text)
    if match is None:
        return None
    numerator = tuple(re.findall(_WORD, match[1]))
    return Pair(numerator=numerator, denominator=match[2])


def holds(rule: Rule, parts: tuple[str, ...], whole: str) -> bool:
    """Say whether a hard rule keeps the sum of exactly ``parts`` within ``whole``."""
    if rule.soft or rule.relation is Relation.EQUAL:
        return False
    at_most = rule.relation is Relation.AT_MOST
    small, large = (rule.left, rule.right) if at_most else (rule.right, rule.left)
    total = sorted(parts)
    return (
        all(term.factor == 1 and term.item for term in small)
        and sorted(str(term.item) for term in small) == total
        and large == (Term(item=whole, factor=1),)
    )

"""Checks: the live formulas of a return, which show a unit its mistakes while it types.

Only functions that Excel 2007 and LibreOffice share. A cell that holds "-" counts as 0; a check
stays empty while one of its cells is blank, "…" or no number.
"""

from collections.abc import Mapping

from xhht_cli.plan.model import Item, ItemKind, Relation, Rule, Term
from xhht_cli.present.forms.copies import FormCopy, broken_in_words
from xhht_cli.present.forms.texts import MOST, shortened

NOT_A_COUNT = "Ghi số nguyên, không âm."
NOT_YES_NO = "Ghi Có hoặc Không."
ERROR_VALUE = "Ô có giá trị lỗi."

_UNKNOWN = ("…", "...")
_YES_NO = ("có", "co", "không", "khong", "ko")
_SIGN = {Relation.AT_MOST: ">", Relation.AT_LEAST: "<", Relation.EQUAL: "<>"}
"""How the two sides stand when the rule is broken."""


def check_formula(copy: FormCopy, item: Item, cells: Mapping[str, str]) -> str:
    """Write the *Kiểm tra* formula of an item's row; ``cells`` are the addresses by code."""
    own = cells[item.code]
    if item.kind is ItemKind.YES_NO:
        return f'=IFERROR({_no_answer(own)},"{ERROR_VALUE}")'
    rules = (_broken_rule(rule, item, cells) for rule in copy.rules_of(item))
    return f"=TRIM({'&'.join((_no_count(own), *rules))})"


def count_condition(cell: str) -> str:
    """Write the condition under which a cell holds what a count may be."""
    signs = _any_of(cell, ("", "-", *_UNKNOWN))
    return f"IF(ISNUMBER({cell}),AND({cell}>=0,{cell}=INT({cell})),{signs})"


def blanks_formula(runs: tuple[tuple[str, str], ...]) -> str:
    """Write the counter of blank entry cells; ``runs`` are first and last cells of column runs."""
    count = "+".join(f"COUNTBLANK({first}:{last})" for first, last in runs)
    return f'=IF({count}=0,"Không còn ô trống","Còn "&({count})&" ô để trống")'


def _no_count(cell: str) -> str:
    return f'IFERROR(IF({count_condition(cell)},"","{NOT_A_COUNT} "),"{ERROR_VALUE} ")'


def _no_answer(cell: str) -> str:
    answers = _any_of(cell, ("", *_YES_NO, *_UNKNOWN))
    return f'IF({answers},"","{NOT_YES_NO}")'


def _any_of(cell: str, words: tuple[str, ...]) -> str:
    tests = ",".join(f'TRIM({cell})="{word}"' for word in words)
    return f"OR({tests})"


def _broken_rule(rule: Rule, item: Item, cells: Mapping[str, str]) -> str:
    used = [cells[code] for code in rule.items]
    zeros = "".join(f'+({cell}="-")' for cell in used)
    known = f"COUNT({','.join(used)}){zeros}={len(used)}"
    broken = f"{_sum(rule.left, cells)}{_SIGN[rule.relation]}{_sum(rule.right, cells)}"
    words = shortened(broken_in_words(rule, item), MOST - 1)
    return f'IFERROR(IF({known},IF({broken},"{words} ",""),""),"")'


def _sum(terms: tuple[Term, ...], cells: Mapping[str, str]) -> str:
    parts = (
        f"{term.factor:+d}" if term.item is None else _signed(term.factor, cells[term.item])
        for term in terms
    )
    return "".join(parts).removeprefix("+")


def _signed(factor: int, cell: str) -> str:
    return f"{'-' if factor < 0 else '+'}N({cell})"

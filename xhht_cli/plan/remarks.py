"""Remarks: what each code of a lint is about, and what to do."""

from collections.abc import Mapping
from types import MappingProxyType

from xhht_cli.messages import Message, say

_EXCEL = say("Choose a code that Excel leaves as it is typed; 1E5 and 1-2 it does not.")

REMARKS: Mapping[str, tuple[Message, Message]] = MappingProxyType(
    {
        "P101": (
            say("The floor of an indicator falls from one milestone to a later one."),
            say("Compare both with the document; if it says so, leave them."),
        ),
        "P102": (
            say("Two targets are for the same indicator and year."),
            say("Delete one, or give it the indicator or the year that the document names."),
        ),
        "P103": (
            say("The targets of an indicator do not stand in the order of their years."),
            say("Put the earlier one first; nothing else depends on it."),
        ),
        "P104": (
            say("An aim that equals the floor says nothing."),
            say("Leave the aim out, or write what the document aims at."),
        ),
        "P105": (
            say("No unit of the register is asked for all the items of a measure."),
            say("Ask one form for all of them (who), or compare the kinds in the register."),
        ),
        "P107": (
            say("A title or a definition is the same in both languages."),
            say("Translate it; leave it where both languages have the same word."),
        ),
        "P109": (
            say("No unit of the register has a class that an indicator names."),
            say("Write the class into the column class of the register, letter for letter."),
        ),
        "P110": (
            say("What a figure is given in (per) is set where nothing is given in it."),
            say("Delete per: a count is a count, and only a ratio is given in something."),
        ),
        "P111": (
            say("The ceiling of an indicator rises from one milestone to a later one."),
            say("Compare both with the document; if it says so, leave them."),
        ),
        "P112": (
            say("The floor of a target is above the ceiling of another one."),
            say("Compare both with the document: at one time no figure can keep them both."),
        ),
        "P201": (
            say("An item that no indicator, direction, rule or duty uses."),
            say("Use it, or delete it: every item costs the units work."),
        ),
        "P202": (
            say("No unit is asked for all the items of a rule, so it is never checked."),
            say("The items are on different forms: ask for them on one, or delete the rule."),
        ),
        "P203": (
            say("An item is asked of a kind of units that does not file the form."),
            say("Compare who of the item with form of the kind in plan.toml."),
        ),
        "P204": (
            say("An item is asked of a unit that the register does not have."),
            say("Correct the code, or write the unit into the register."),
        ),
        "P205": (say("Excel makes something else of the code of an item."), _EXCEL),
        "P206": (
            say("A section without items, which is not printed."),
            say("Give it items, or delete it."),
        ),
        "P207": (
            say("A form that units of no kind file."),
            say("Name the form in a kind of plan.toml, or delete it."),
        ),
        "P208": (
            say("A form without an item that every copy has; without a unit it is empty."),
            say("Nothing need be done if forms are only made for units."),
        ),
        "P209": (
            say("Codes of an earlier form that run in a circle."),
            say(
                "It is right where codes changed places; else see that no old code is taken for "
                "one of today."
            ),
        ),
        "P301": (say("Excel makes something else of the code of a unit."), _EXCEL),
        "P302": (
            say("A class in the register that no indicator and no standard names."),
            say("Compare it letter for letter with classes in plan.toml: DBKK is not dbkk."),
        ),
        "P303": (
            say("A unit that files has no parent, where others have one."),
            say("Write its parent into the register: in no unit above is it counted so far."),
        ),
        "P401": (
            say("The foot of the page would be longer than the 255 characters Excel can hold."),
            say("Shorten the number of the form."),
        ),
        "P402": (
            say("The formula under Kiểm tra would be longer than the 8,192 characters of Excel."),
            say("Put some of the rules at other items."),
        ),
        "P403": (
            say("A text within the formula under Kiểm tra would be longer than 255 characters."),
            say("Divide the rule."),
        ),
        "P404": (
            say("The hint at an entry cell has a title of 32 characters: the unit is cut."),
            say("Shorten the unit of the item; the form itself shows all of it."),
        ),
        "P405": (
            say("The hint at an entry cell has a text of 255 characters: the definition is cut."),
            say("Let the first sentence of the definition have at most 255 characters."),
        ),
        "P406": (
            say("A row of Excel is some 27 lines high: the texts of an item do not fit."),
            say("Shorten the item's definition: its end would not be seen on Giải thích."),
        ),
    }
)
"""By code: what is looked at, and what to do."""

"""Formats: what is put into CSV reads as it is, and is no formula."""

from xhht_cli.present.formats import as_csv


def test_ordinary_values_are_written_as_they_are() -> None:
    row = ["Xã An Sinh", "07075", -5, 1.5, None, "", "a, b", "'a'", "1+1"]
    assert as_csv(["a", "b"], [row]) == "a,b\nXã An Sinh,07075,-5,1.5,,,\"a, b\",'a',1+1\n"


def test_a_text_that_could_be_a_formula_gets_an_apostrophe() -> None:
    rows = [["=1+1", "+84", "-", "@a", "\tb"], ["'=1", "''", "'", "c", ""]]
    assert as_csv(["a"], rows) == "a\n'=1+1,'+84,'-,'@a,'\tb\n''=1,''',',c,\n"

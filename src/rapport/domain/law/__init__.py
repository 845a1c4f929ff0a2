"""Frozen tables of the law: value, from, to, basis, source. A file for each country and subject."""

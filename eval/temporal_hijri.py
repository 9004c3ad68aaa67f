#!/usr/bin/env python3
"""Checks the Umm al-Qura table of the coder against PyPI `hijridate`, every day of 1343–1500 AH: temporal_hijri.py"""
import datetime, pathlib
from hijridate import Hijri

TABLE = pathlib.Path(__file__).resolve().parent.parent / "crates/coder/src/time/data/umm_al_qura.tsv"
days = wrong = 0
for line in TABLE.read_text(encoding="utf8").splitlines():
    if line.startswith("#"):
        continue
    year, first, lengths = line.split("\t")
    day = datetime.date.fromisoformat(first)
    for month, length in enumerate(map(int, lengths.split()), 1):
        wrong += Hijri(int(year), month, 1).month_length() != length
        for number in range(1, length + 1):
            wrong += Hijri(int(year), month, number).to_gregorian() != day
            days, day = days + 1, day + datetime.timedelta(days=1)
print(f"{days} days, {wrong} differ")

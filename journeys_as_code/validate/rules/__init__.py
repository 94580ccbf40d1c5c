"""The rules: one function, one code, one file each."""

from __future__ import annotations

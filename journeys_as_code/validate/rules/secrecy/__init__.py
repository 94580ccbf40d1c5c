"""J4xx: what should not stand in a file that everybody can read."""

from __future__ import annotations

from journeys_as_code.validate.rules.rule import Rule
from journeys_as_code.validate.rules.secrecy.application_code import application_code
from journeys_as_code.validate.rules.secrecy.clear_credential import clear_credential
from journeys_as_code.validate.rules.secrecy.random_text import random_text
from journeys_as_code.validate.rules.secrecy.shown_secret import shown_secret
from journeys_as_code.validate.subject import Subject

RULES: tuple[Rule[Subject], ...] = (application_code, clear_credential, random_text, shown_secret)

"""Messaging points: what people get."""

from __future__ import annotations

from typing import ClassVar

from journeys_as_code.model.points.declare import AssumedKind, Facts, assumed
from journeys_as_code.model.points.kind import Sure
from journeys_as_code.model.points.types import Anything, Text

_PRESET = "Code of the preset that holds the message."
_TEMPLATE = "Code of the template that holds the message."
_CONTENT = "The message itself, in place of a preset; shape unknown."


class SendPush(AssumedKind):
    """A push notification. Its `point_type` is documented, its fields are assumed."""

    facts: ClassVar[Facts] = Facts("send_push", "POINT_TYPE_SEND_PUSH", type_sure=Sure.DOCUMENTED)
    preset_code: Text = assumed(_PRESET)
    content: Anything = assumed(_CONTENT)
    inbox: Anything = assumed("Whether and how the message goes to the inbox; shape unknown.")
    vouchers: Anything = assumed("Vouchers to hand out; shape unknown.")
    capping: Anything = assumed("How often one person may get messages; shape unknown.")


class SendEmail(AssumedKind):
    """An email."""

    facts: ClassVar[Facts] = Facts("send_email", "POINT_TYPE_SEND_EMAIL")
    preset_code: Text = assumed(_PRESET)
    subject: Anything = assumed("The subject line, or one per language.")
    sender: Anything = assumed("Who it is from.", name="from")
    reply_to: Anything = assumed("Where answers go.")
    bcc: Anything = assumed("Who gets a blind copy.")
    capping: Anything = assumed("How often one person may get messages; shape unknown.")


class SendInApp(AssumedKind):
    """A message inside the app."""

    facts: ClassVar[Facts] = Facts("send_in_app", "POINT_TYPE_SEND_IN_APP")
    preset_code: Text = assumed(_PRESET)
    rich_media_code: Text = assumed("Code of the rich media page that is shown.")


class SendSms(AssumedKind):
    """A text message to the phone."""

    facts: ClassVar[Facts] = Facts("send_sms", "POINT_TYPE_SEND_SMS")
    preset_code: Text = assumed(_PRESET)
    content: Anything = assumed(_CONTENT)


class SendWhatsapp(AssumedKind):
    """A WhatsApp message."""

    facts: ClassVar[Facts] = Facts("send_whatsapp", "POINT_TYPE_SEND_WHATSAPP")
    preset_code: Text = assumed(_PRESET)
    template: Anything = assumed(_TEMPLATE)


class SendLine(AssumedKind):
    """A LINE message."""

    facts: ClassVar[Facts] = Facts("send_line", "POINT_TYPE_SEND_LINE")
    preset_code: Text = assumed(_PRESET)
    content: Anything = assumed(_CONTENT)


class SendKakao(AssumedKind):
    """A KakaoTalk message."""

    facts: ClassVar[Facts] = Facts("send_kakao", "POINT_TYPE_SEND_KAKAO")
    preset_code: Text = assumed(_PRESET)
    template: Anything = assumed(_TEMPLATE)


KINDS = (SendPush, SendEmail, SendInApp, SendSms, SendWhatsapp, SendLine, SendKakao)

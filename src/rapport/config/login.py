"""The door: members are added by hand, so nobody signs up; a login lands in one agency; what it refuses is said in both languages."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from rapport.kit.tongues import say

WRONG_CODE = say("This code is not right.", "Mã không đúng.")


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """Refuse to sign up; keep the agency of the person who came in with the session."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": say("This account is closed.", "Tài khoản này đã khóa."),
        "email_password_mismatch": say("E-mail and password do not match.", "E-mail và mật khẩu không khớp."),
        "enter_current_password": say("This is not the present password.", "Mật khẩu hiện tại không đúng."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": say("The password is not right.", "Mật khẩu không đúng."),
        "invalid_login": say("Logging in did not work: please try again.", "Không đăng nhập được: hãy thử lại."),
        "invalid_password_reset": say("This link is used up or too old.", "Liên kết này đã dùng hoặc quá hạn."),
        "too_many_login_attempts": say("Too many tries: wait five minutes.", "Thử quá nhiều lần: hãy đợi năm phút."),
        "rate_limited": say("Too many tries: wait a little.", "Thử quá nhiều lần: hãy đợi một lát."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing of coming and going: the page itself shows who is in."""

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        if user.agency_ids:
            request.session["agency"] = str(user.agency_ids[0])


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": say("The second factor cannot be turned off.", "Không tắt được xác thực hai bước."),
        "cannot_generate_recovery_codes": say("Turn the second factor on first.", "Hãy bật xác thực hai bước trước."),
    }

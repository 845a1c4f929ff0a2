from rapport.kit.labels import add, explain
from rapport.kit.subjects import Subject, register
from rapport.kit.tongues import say
from rapport.partners import account_change  # noqa: F401 (its rule registers itself)
from rapport.partners.access import visible_account_changes, visible_partner_accounts, visible_partners
from rapport.partners.models import AccountChange, Partner, PartnerAccount

register(
    Subject(
        "partner",
        Partner,
        visible_partners,
        str,
        lambda row: f"/settings/partners/{row.pk}/",
        "tax_code",
        "name",
        lambda row: (row.name, row.tax_code),
    )
)
register(
    Subject("account_change", AccountChange, visible_account_changes, str, lambda row: f"/settings/partners/{row.partner_id}/"),
)
register(
    Subject(
        "partner_account",
        PartnerAccount,
        visible_partner_accounts,
        lambda row: row.number,
        lambda row: f"/settings/partners/{row.partner_id}/",
    )
)
add(
    {
        "change_partner": say("Change the partner", "Sửa đối tác"),
        "ask_account_change": say("Ask for another bank account", "Xin đổi tài khoản nhận tiền"),
        "take_account_change": say("Put in force", "Áp dụng"),
        "change": say("Change", "Thay đổi"),
        "choice.bank_account": say("Bank account of a partner", "Tài khoản nhận tiền của đối tác"),
        "create_partner": say("Add a partner", "Thêm đối tác"),
        "phone": say("Phone", "Điện thoại"),
        "account_number": say("Account number", "Số tài khoản"),
        "account_holder": say("Account holder", "Chủ tài khoản"),
    }
)
explain(
    {
        "ask_account_change": say(
            "The partner is told at the address known so far. A second person approves, and a day passes before money goes there.",
            "Đối tác được báo qua địa chỉ cũ. Người thứ hai duyệt, và chờ một ngày rồi mới trả vào tài khoản mới.",
        ),
        "change_partner": say("Where the e-mail changes, the old address is told.", "Đổi e-mail thì địa chỉ cũ được báo."),
        "create_partner.taxcode": say(
            "A company has 10 or 13 digits, a person or household 12 or 10.", "Công ty 10 hoặc 13 số; cá nhân, hộ kinh doanh 12 hoặc 10 số."
        ),
    }
)

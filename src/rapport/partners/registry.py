from rapport.kit.labels import add
from rapport.kit.subjects import Subject, register
from rapport.kit.tongues import say
from rapport.partners.access import visible_partners
from rapport.partners.models import Partner

register(
    Subject(
        "partner",
        Partner,
        visible_partners,
        str,
        lambda _row: "/settings/partners/",
        "tax_code",
        "name",
        lambda row: (row.name, row.tax_code),
    )
)
add(
    {
        "create_partner": say("Add a partner", "Thêm đối tác"),
        "phone": say("Phone", "Điện thoại"),
        "account_number": say("Account number", "Số tài khoản"),
        "account_holder": say("Account holder", "Chủ tài khoản"),
    }
)

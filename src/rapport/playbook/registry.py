from rapport.kit.labels import add
from rapport.kit.subjects import Subject, register
from rapport.kit.tongues import say
from rapport.playbook.access import visible_limits, visible_sale_rates
from rapport.playbook.models import Limit, SaleRate

register(Subject("sale_rate", SaleRate, visible_sale_rates, lambda row: row.name_vi, lambda _row: "/settings/"))
register(Subject("limit", Limit, visible_limits, lambda row: row.name, lambda _row: "/settings/"))
add(
    {
        "set_limit": say("Set a limit", "Đặt hạn mức"),
        "set_sale_rate": say("Set a rate on the card", "Đặt đơn giá bán"),
        "value": say("Value", "Giá trị"),
        "hourly_cost_amount": say("Cost an hour (band)", "Giá vốn giờ (bậc)"),
    }
)

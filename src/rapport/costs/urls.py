from rapport.costs.commands.accept_bill import accept_bill
from rapport.costs.commands.log_time import log_time, undo_time
from rapport.costs.commands.log_week import log_week
from rapport.costs.commands.pay_bill import pay_bill
from rapport.costs.commands.place_order import close_order, confirm_order, place_order
from rapport.costs.views import week
from rapport.kit.pages import act, route

urlpatterns = [
    route("time/", week, name="my_week", needs="time.create"),
    act("time/week/", log_week, needs="time.create", then="/time/"),
    act("jobs/<uuid:job>/time/new/", log_time, needs="time.create", undo=("undo_time", "entry")),
    act("time/<uuid:entry>/undoing/", undo_time, needs="time.update"),
    act("jobs/<uuid:job>/orders/new/", place_order, needs="cost.create"),
    act("orders/<uuid:order>/confirmation/", confirm_order, needs="cost.update"),
    act("orders/<uuid:order>/closing/", close_order, needs="cost.update"),
    act("jobs/<uuid:job>/bills/new/", accept_bill, needs="cost.create"),
    act("bills/<uuid:bill>/payments/new/", pay_bill, needs="payout.pay"),
]

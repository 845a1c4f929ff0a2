"""docs/surfaces.md says what the code does: it is made from it, and this is where somebody learns that it is not current."""

import runpy
from pathlib import Path

from rapport.kit.command import REGISTRY

ROOT = Path(__file__).resolve().parents[2]
FIRST_VERBS = """open_small_job create_client create_partner log_touchpoint open_job receive_request draft_quote set_lines ask_approval
answer_approval send_quote answer_quote record_order start_at_risk start_production add_commitment record_concession add_task log_time
place_order accept_bill pay_bill accept_job request_invoice confirm_draft record_issue record_delivery adjust_invoice import_statement
record_payment allocate_payment undo_allocation skip_station supply_paper hold_job cancel_job reopen_job close_job"""


def test_the_page_of_surfaces_is_current() -> None:
    assert runpy.run_path(str(ROOT / "tools" / "surfaces.py"))["page"]() == (ROOT / "docs" / "surfaces.md").read_text(), (
        "type make fmt: it writes docs/surfaces.md anew"
    )


def test_the_tour_of_the_rooms_is_current() -> None:
    wanted = runpy.run_path(str(ROOT / "tools" / "rooms.py"))["pages"]()
    have = {name: (ROOT / "docs" / "guide" / name).read_text() for name in wanted if (ROOT / "docs" / "guide" / name).exists()}
    assert have == wanted, "type make fmt: it writes docs/guide anew"


def test_every_verb_of_the_first_list_is_there() -> None:
    assert set(FIRST_VERBS.split()) <= set(REGISTRY)

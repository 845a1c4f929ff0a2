"""
Who may do what, written down by hand from the agencies' own table (domain/roles.md of the brief), not from the code.

`resource: role → rights scope`; rights are C create, R read, U update, A approve, S send, I issue, P pay; scopes are o own, t the
team's, a all. What the table gives to "Owner/Director" an owner has in full: an owner steps in where nobody else is.
"""

from typing import Final

TABLE: Final[dict[str, str]] = {
    "people": "owner CRUA a · director R t · finance R a · auditor R a",
    "settings": "owner CRU a · finance R a · auditor R a",
    "client": "owner CRU a · director CRU t · am CRU o · am2 CRU o · kam CRU o · ae CRU o · junior R o · planner R o · creative R o · "
    "producer R o · finance R a · auditor R a · accountant R a",
    "terms": "owner CRUA a · director CRUA t · am R o · am2 R o · kam CRU o · finance R a · auditor R a",
    "touchpoint": "owner CRU a · director CRU t · am CRU o · am2 CRU o · kam CRU o · ae CRU o · junior CR o · planner R o",
    "brief": "owner CRU a · director CRUA t · am CRU o · am2 CRU o · kam CRU o · ae CR o · junior CRU o · planner CRU o · creative R o · "
    "producer R o · freelancer R o · auditor R a",
    "quote": "owner CRUSA a · director CRUSA t · am CRUS o · am2 CRUS o · kam CRUS o · ae CRU o · junior CRU o · planner R o · producer R o · "
    "finance R a · auditor R a · accountant R a",
    "contract": "owner CRUA a · director CRUA t · am CRU o · am2 CRU o · kam CRU o · ae R o · junior R o · planner R o · producer R o · "
    "finance R a · auditor R a · accountant R a",
    "job": "owner CRUA a · director CRUA t · am CRU o · am2 CRU o · kam CRU o · ae R o · junior RU o · planner R o · creative R o · "
    "producer R o · freelancer R o · finance R a · auditor R a · accountant R a",
    "task": "owner CRU a · director CRU t · am CRU o · am2 CRU o · kam CRU o · junior CRU o · planner CRU o · creative CRU o · producer CRU o · "
    "freelancer RU o · finance R a · auditor R a",
    "time": "owner CRU o · director CRU o · am CRU o · am2 CRU o · kam CRU o · ae CRU o · junior CRU o · planner CRU o · creative CRU o · "
    "producer CRU o · finance CRU o",
    "partner": "owner CRUA a · director CR t · am CR o · am2 CR o · kam CR o · producer CR o · finance CRUA a · auditor R a · accountant R a",
    "cost": "owner CRUA a · director CRUA t · am CRU o · am2 CRU o · kam CRU o · junior R o · producer CRU o · finance CRUA a · auditor R a · "
    "accountant R a",
    "personrate": "owner R a · finance RU a",
    "margin": "owner R a · director R t · am R o · am2 R o · kam R o · finance R a · auditor R a · accountant R a",
    "goodwill": "owner CRA a · director CRA t · am CR o · am2 CR o · kam CR o · finance R a · auditor R a · accountant R a",
    "acceptance": "owner CRUA a · director CRUA t · am CRU o · am2 CRU o · kam CRU o · producer CRU o · junior R o · finance R a · auditor R a · "
    "accountant R a",
    "invoice": "owner CRA a · director CR t · am CR o · am2 CR o · kam CR o · junior R o · finance CRUI a · auditor R a · accountant R a",
    "payment": "owner R a · director R t · am R o · am2 R o · kam R o · junior R o · finance CRU a · auditor R a · accountant R a",
    "bank": "owner RA a · director R t · finance CRU a · auditor R a · accountant R a",
    "payout": "owner RA a · finance CRUP a · auditor R a · accountant R a",
    "floor": "owner A a · director A t",
    "overrun": "owner A a · director A t",
    "risk": "owner A a · director A t",
    "ledger": "owner RA a · finance CRU a · auditor R a · accountant R a",
}  # fmt: skip

LETTERS: Final = {"C": "create", "R": "read", "U": "update", "A": "approve", "S": "send", "I": "issue", "P": "pay"}

# What each address asks for; "" asks for a login only. An address that is not here fails the build.
ASKS: Final[dict[str, str]] = {
    "": "today settings search rail notices read_notices run cancel_run add_comment set_preferences save_view drop_view end_presentation file person set_absence end_absence calendar companies",
    "people.create": "add_member",
    "people.update": "grant_role end_role set_role add_team add_department change_member end_membership role_new change_team set_week set_calendar_day drop_calendar_day",
    "personrate.read": "set_cost_rate",
    "settings.create": "add_legal_entity",
    "settings.update": "add_own_account close_own_account set_limit set_sale_rate change_legal_entity set_approval_policy add_law_row end_law_row drop_law_row",
    "partner.create": "create_partner",
    "client.create": "create_client create_group",
    "client.read": "clients client present_client",
    "client.update": "add_client_entity add_contact set_address_form place_in_account_team leave_account_team add_brand change_client change_client_entity change_contact part_with_contact",
    "terms.update": "set_terms",
    "touchpoint.create": "log_touchpoint",
    "brief.create": "receive_request",
    "quote.read": "approvals ask_approval answer_approval quotes quote quote_pdf approval rates",
    "quote.create": "draft_quote",
    "quote.update": "draft_version set_lines answer_quote reckoning",
    "quote.send": "send_quote",
    "contract.read": "contracts contract",
    "contract.create": "agree_milestone reach_milestone record_contract sign_contract record_order add_commitment drop_commitment",
    "job.read": "jobs job facts",
    "job.create": "small_job_reading open_job open_small_job open_campaign",
    "job.update": "skip_station supply_paper hold_job resume_job keep_commitment start_production close_job reopen_job cancel_job set_lane put_on_job take_off_job",
    "risk.approve": "start_at_risk",
    "goodwill.create": "record_concession",
    "ledger.update": "close_period",
    "ledger.read": "approvals_alone",
    "task.create": "add_task",
    "task.update": "finish_task",
    "time.create": "log_time my_week log_week",
    "time.update": "undo_time",
    "acceptance.create": "acceptances accept_job",
    "acceptance.read": "acceptance acceptance_pdf",
    "acceptance.update": "sign_acceptance",
    "cost.read": "job_costs",
    "cost.create": "place_order accept_bill",
    "cost.update": "confirm_order close_order",
    "payout.pay": "pay_bill",
    "invoice.read": "invoices invoice payment_request_pdf",
    "invoice.create": "request_instalment request_invoice send_draft confirm_draft drop_draft record_delivery adjust_invoice",
    "invoice.issue": "record_issue",
    "payment.read": "payments payment",
    "payment.create": "record_payment",
    "bank.read": "bank match statement",
    "bank.create": "import_statement",
    "bank.update": "allocate_payment undo_allocation match_payment set_payment_aside undo_set_aside",
    "people.read": "people roles role",
    "settings.read": "limits approval_policies law",
    "partner.read": "partners partner",
    "brief.update": "decline_request",
    "partner.update": "ask_account_change change_partner take_account_change",
    "margin.read": "profit profit_pdf facts_of_month",
}  # fmt: skip


def asked_by(name: str) -> str:
    """Answer the capability that an address asks for; KeyError where the table does not know it."""
    for capability, names in ASKS.items():
        if name in names.split():
            return capability
    raise KeyError(name)


def scope_of(role: str, capability: str) -> str:
    """Answer how far a role's right reaches by the table: o, t, a, or "" where it has none."""
    resource, _, action = capability.partition(".")
    for entry in TABLE[resource].split(" · "):
        who, letters, scope = entry.split()
        if who == role:
            return scope if action in {LETTERS[letter] for letter in letters} else ""
    return ""

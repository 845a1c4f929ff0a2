from collections.abc import Sequence

from rapport.approvals.models import ApprovalPolicy
from rapport.approvals.rules import kinds
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.access import require
from rapport.people.models import Member
from rapport.people.roles import ACTIONS, RESOURCES


class PolicyRefused(Refused):
    """A way of answering that cannot be."""

    codes = ("unknown_kind", "unknown_capability", "no_rights", "twice")


@command
def set_approval_policy(*, kind: str, way: ApprovalPolicy.Way, capabilities: Sequence[str] = (), by: Member) -> ApprovalPolicy:
    """
    Say how a kind of approval is answered: by any one who may, by a person for each right named, or by them one after another.

    Requests that wait are answered by the new way.

    :raises PolicyRefused: `unknown_kind`; `unknown_capability`; `no_rights` where several are to answer; `twice` the same right
    """
    require(by, "settings.update")
    if kind not in kinds():
        raise PolicyRefused("unknown_kind", say("Nothing of this kind is approved here.", "Không có loại duyệt này."), field="kind")
    names = [] if way == ApprovalPolicy.Way.ANY else list(capabilities)
    if way != ApprovalPolicy.Way.ANY and not names:
        raise PolicyRefused(
            "no_rights", say("Say whose answers are needed.", "Hãy chọn quyền của những người phải duyệt."), field="capabilities"
        )
    if len(set(names)) != len(names):
        raise PolicyRefused("twice", say("Each right answers once.", "Mỗi quyền chỉ duyệt một lần."), field="capabilities")
    for name in names:
        resource, _, action = name.partition(".")
        if resource not in RESOURCES or action not in ACTIONS.values():
            raise PolicyRefused(
                "unknown_capability",
                say("There is no right called “%(name)s”.", "“%(name)s” không phải là quyền.", name=name),
                field="capabilities",
            )
    policy, _made = ApprovalPolicy.objects.update_or_create(
        kind=kind,
        defaults={"way": way, "capabilities": names},
        create_defaults={"agency_id": by.agency_id, "way": way, "capabilities": names},
    )
    return policy

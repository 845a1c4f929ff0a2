from rapport.playbook.models.law_row import LawRow
from rapport.playbook.models.limit import Limit
from rapport.playbook.models.sale_rate import SaleRate
from rapport.playbook.models.term import Term

__all__ = ["LawRow", "Limit", "SaleRate", "Term"]

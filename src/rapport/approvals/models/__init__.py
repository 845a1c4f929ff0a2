from rapport.approvals.models.request import ApprovalAnswer, ApprovalRequest

__all__ = ["ApprovalAnswer", "ApprovalRequest"]

from rapport.approvals.models.policy import ApprovalPolicy, ApprovalStep
from rapport.approvals.models.request import ApprovalAnswer, ApprovalRequest

__all__ = ["ApprovalAnswer", "ApprovalPolicy", "ApprovalRequest", "ApprovalStep"]

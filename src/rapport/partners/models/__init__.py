from rapport.partners.models.partner import AccountChange, Partner, PartnerAccount

__all__ = ["AccountChange", "Partner", "PartnerAccount"]

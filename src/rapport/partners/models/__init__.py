from rapport.partners.models.partner import Partner, PartnerAccount

__all__ = ["Partner", "PartnerAccount"]

"""Who we work with: groups, clients, their legal entities, brands and contacts, the account team, terms, touchpoints."""

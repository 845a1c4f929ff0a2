"""Why a proposal is made, as codes for the page to put into words; the strongest first, what speaks against it last."""

from rapport.domain.matching.features import Features
from rapport.domain.matching.purpose import PURPOSES

# Feature → reason. Those that only weigh (a place in a queue, a chance) have none.
REASONS = (
    ("names_intact", "key"), ("names_repaired", "key_repaired"), ("names_key_cut", "key_cut"), ("names_key_typo", "key_typo"),
    ("names_symbol", "number_symbol"), ("names_full", "number"), ("names_marked", "number"), ("names_number_typo", "number_typo"),
    ("names_number_bare", "number_bare"), ("names_contract", "contract"),
    ("payer_account", "account"), ("payer_tax_code", "tax_code"), ("payer_name", "name"), ("payer_alias", "alias"),
    ("payer_seen", "seen"), ("payer_similar", "name_similar"),
    ("amount_exact", "amount"), ("amount_fee", "fee"), ("amount_withheld", "withheld"), ("amount_part_round", "part"),
    ("amount_part", "part"), ("amount_over", "over"), ("amount_over_little", "over"), ("completes", "completes"), ("only_one", "only_one"),
    ("payer_other", "other_payer"), ("payer_other_seen", "other_payer"), ("missed", "names_another"), ("skipped", "older_open"), ("claimed", "claimed"),
    ("before_issue", "before_issue"),
)  # fmt: skip
CODES = frozenset(code for _feature, code in REASONS) | {
    "amount_sum", "reversal_words", "reversal_party", *(purpose for purpose, _words in PURPOSES),
}  # fmt: skip


def reasons_of(features: Features) -> tuple[str, ...]:
    """Answer the reasons of a candidate by its features, each once; several items that fit together have `amount_sum`."""
    is_many = any(name.startswith("many_") for name in features)
    codes = [code for name, code in REASONS if features.get(name)]
    return tuple(dict.fromkeys("amount_sum" if code == "amount" and is_many else code for code in codes))

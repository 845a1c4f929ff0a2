"""One or many in English, by the count that a sentence names; Vietnamese says both alike."""

from django.utils import translation

from rapport.kit.tongues import say


def test_english_chooses_between_one_and_many() -> None:
    with translation.override("en"):
        assert str(say("%(n)s (job|jobs), %(sum)s", "%(n)s job, %(sum)s", n=1, sum="a|b")) == "1 job, a|b"
        assert str(say("%(n)s (job|jobs)", "%(n)s job", n=2)) == "2 jobs"
    with translation.override("vi"):
        assert str(say("%(n)s (job|jobs)", "%(n)s job", n=2)) == "2 job"

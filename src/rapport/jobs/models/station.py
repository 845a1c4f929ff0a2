from django.db import models

from rapport.domain.stations import Station
from rapport.kit.models import Ref, Walled

STATIONS = [(station.value, station.value) for station in Station]


class StationReached(Walled):
    """A job reached a station: appended by the room where it happened, with what made it true."""

    append_only = True

    job = Ref("jobs.Job", related_name="stations")
    station = models.CharField(max_length=16, choices=STATIONS)
    reached_on = models.DateField()
    source_kind = models.CharField(max_length=40)
    source_id = models.UUIDField()
    by = Ref("people.Member")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "job", "station", "source_kind", "source_id"],
                name="station_is_reached_once_by_the_same_source",
            )
        ]


class StationLeft(Walled):
    """What made a station true was taken back: from a day on the job stands where it stood before."""

    append_only = True

    reached = models.OneToOneField(StationReached, on_delete=models.PROTECT, related_name="left", db_constraint=False)
    left_on = models.DateField()
    by = Ref("people.Member")


class Skip(Walled):
    """A station left out: who, why, what stands in for it, for ever or owed until a day."""

    append_only = True

    job = Ref("jobs.Job", related_name="skips")
    station = models.CharField(max_length=16, choices=STATIONS)
    skipped_on = models.DateField()
    reason = models.CharField(max_length=500)
    stands_in_kind = models.CharField(max_length=40, blank=True)
    stands_in_id = models.UUIDField(null=True)
    owed_until_on = models.DateField(null=True)
    by = Ref("people.Member")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "job", "station"], name="station_is_skipped_once")]

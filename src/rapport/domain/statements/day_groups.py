"""Days that stand alone in a row and head the movements below them, as listings for reading write them."""

from rapport.domain.statements.cells import Cells, Row, day_in, text_of
from rapport.domain.statements.layout import Layout


class DayGroups:
    """The day that heads the rows being read, until another does; a lone day below which nothing is laid heads nothing."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._held: tuple[int, Row] | None = None
        self._is_used = False
        self.heads: list[Row] = []
        self.lone: list[tuple[int, Row]] = []

    def takes(self, row: Row, place: int) -> bool:
        """Say whether a row is nothing but a day in the column of days, and hold it; `place` counts the movements above it."""
        where = self._layout.places.get("date", (-1,))[0]
        cells = row[1]
        if not 0 <= where < len(cells) or any(text_of(cell) for at, cell in enumerate(cells) if at != where):
            return False
        found = day_in(cells[where])
        if found is None or found.rest:
            return False
        self.close()
        self._held = (place, row)
        return True

    def dated(self, row: Row) -> Row | None:
        """Answer a row of full width that leaves out its day with the day that heads it; None where none does."""
        where = self._layout.places.get("date", (-1,))[0]
        line, cells = row
        if self._held is None or not 0 <= where < len(cells) or len(cells) > self._layout.width or text_of(cells[where]):
            return None
        dated: Cells = [*cells[:where], self._held[1][1][where], *cells[where + 1 :]]
        return line, dated

    def use(self) -> None:
        """Note that a movement was laid by the day that is held."""
        self._is_used = True

    def close(self) -> None:
        """End the group: its day heads what was laid below it, or stands alone."""
        if self._held is not None:
            if self._is_used:
                self.heads.append(self._held[1])
            else:
                self.lone.append(self._held)
        self._held, self._is_used = None, False

from rapport.desk.words import WORDS
from rapport.kit.labels import add as add_words
from rapport.kit.menu import Entry, add
from rapport.kit.tongues import say

add_words({name: say(en, vi) for name, (en, vi) in WORDS.items()})
add(
    Entry(10, "today", say("Today", "Hôm nay"), "today", "", in_thumb_bar=True),
    Entry(90, "profit", say("Profit", "Lợi nhuận"), "profit", "margin.read"),
    Entry(95, "settings", say("Settings", "Thiết lập"), "settings", ""),
)

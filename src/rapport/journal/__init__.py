"""What happened: events, timelines, comments, files, notifications, mail on its way out, words to search by."""

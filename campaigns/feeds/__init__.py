"""What readers' own programs follow: news of facts as Atom, announced dates as a calendar."""

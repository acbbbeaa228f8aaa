"""What a run tells: per-file records, the summary, the terminal."""

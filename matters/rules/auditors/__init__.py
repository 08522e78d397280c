"""What auditors ask besides: grounds, repeated demands, laws that have changed, links that are dead."""

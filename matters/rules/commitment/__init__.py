"""Rules over notifying and committing (告知承诺), and over what was handed down."""

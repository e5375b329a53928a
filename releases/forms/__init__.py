"""The forms of the desk: what is typed becomes values, in Paris hours and clean text. Rules are in `actions`."""

"""The craft of French text: typography, markup, slugs, dates and telephone numbers. Values in, values out."""

"""What an act that refuses says."""

import pytest

from releases import actions


def reasons(act, *args, **kwargs):
    """All the reasons with which an act is refused."""
    with pytest.raises(actions.Refused) as caught:
        act(*args, **kwargs)
    return caught.value.reasons

"""Loading: files in, records or faults out."""

import pytest

pytest.register_assert_rewrite("tests.loading.helpers")

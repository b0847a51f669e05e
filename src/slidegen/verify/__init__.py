"""Whether a deck builds to the same bytes again, elsewhere: `build --verify`."""

from slidegen.verify.difference import Difference
from slidegen.verify.verify import VerifyError, verify_build

__all__ = ["Difference", "VerifyError", "verify_build"]

"""``python -m xhht_cli``: the same as ``xhht``."""

import sys

from xhht_cli.cli import main

sys.exit(main())

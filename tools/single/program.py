"""What the single file runs: the program, or one of the processes that it reads with."""

import sys
from multiprocessing import freeze_support

from xhht_cli.cli import main
from xhht_cli.returns.child import SERVE, serve

if __name__ == "__main__":
    freeze_support()
    if sys.argv[1:] == [SERVE]:
        serve()
        sys.exit(0)
    sys.exit(main())

from xhht_cli.assess import assess as assess
from xhht_cli.assess import examine as examine
from xhht_cli.assessment import Assessment as Assessment
from xhht_cli.assessment import Examination as Examination
from xhht_cli.errors import XhhtError as XhhtError
from xhht_cli.findings import Finding as Finding
from xhht_cli.measure_verdicts import Outcome as Outcome
from xhht_cli.plan import load_plan as load_plan
from xhht_cli.verdicts import Phase as Phase
from xhht_cli.verdicts import Verdict as Verdict

__version__: str

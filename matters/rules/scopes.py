"""To whom rules of local sources apply. Pure."""

from matters.rules.engine import Scope

SHANGHAI = Scope("31")
PUTUO = Scope("310107")
SHANGHAI_DRUG_BUREAU = Scope("31", frozenset({"上海市食品药品监督管理局", "上海市药品监督管理局"}))
"""The bureau of the 2018 plan, also under the name it has had since the reform of that autumn."""
